"""What can be said. Each member carries the label that people read; its value is what is stored."""

from __future__ import annotations

from journal.called import SPARE
from journal.called import Word as Word


class Role(Word):
    AGENT = "agent", "Agent"
    FACILITATOR = "facilitator", "Facilitator"
    SUPERVISOR = "supervisor", "Supervisor"
    ADMIN = "admin", "Admin"
    REPRESENTATIVE = "representative", "Representative"


class Audience(Word):
    """How far a field may travel. Nothing travels before its author shares the entry."""

    AUTHOR = "author", "Only you"
    SUPERVISOR = "supervisor", "Your supervisor, once you share the entry"
    TEAM = "team", "Your team, without your name, once you share the entry"
    LEDGER = "ledger", "Your supervisor, until the promise is done or cancelled"
    RECIPIENT = "recipient", "Whom you ask, from when they open it until it is over"


class TeamKind(Word):
    AGENTS = "agents", "Team"
    RECORDS = "records", "Imported records"


class WhenKnown(Word):
    """How exactly the moment of an encounter is known."""

    NOT_EXACT = "not_exact", "Not said"
    JUST_NOW = "just_now", "Just now"
    THIS_SHIFT = "this_shift", "Earlier this shift"
    ANOTHER_DAY = "another_day", "Another day"


class Weekday(Word):
    MONDAY = "monday", "Monday"
    TUESDAY = "tuesday", "Tuesday"
    WEDNESDAY = "wednesday", "Wednesday"
    THURSDAY = "thursday", "Thursday"
    FRIDAY = "friday", "Friday"
    SATURDAY = "saturday", "Saturday"
    SUNDAY = "sunday", "Sunday"


class PartOfDay(Word):
    MORNING = "morning", "Morning, 06:00 to 12:00"
    AFTERNOON = "afternoon", "Afternoon, 12:00 to 18:00"
    EVENING = "evening", "Evening, 18:00 to 24:00"
    NIGHT = "night", "Night, 00:00 to 06:00"


class Channel(Word):
    _ignore_ = "spare number"

    PHONE = "phone", "Phone"
    EMAIL = "email", "Email"
    CHAT = "chat", "Chat"
    WEB_FORM = "web_form", "Web form"
    MESSAGING = "messaging", "Messaging"
    SOCIAL_MEDIA = "social_media", "Social media"
    IN_PERSON = "in_person", "In person"
    VIDEO = "video", "Video"
    spare = vars()
    for number in SPARE:
        spare[f"OWN_{number}"] = f"own_channel_{number}", f"Own channel {number}"


class Cause(Word):
    _ignore_ = "spare number"

    OUR_MISTAKE = "our_mistake", "Our mistake"
    PRODUCT = "product", "Product"
    BILLING = "billing", "Billing"
    DELIVERY = "delivery", "Delivery or other third party"
    POLICY = "policy", "Policy"
    WAITING = "waiting", "Waiting"
    MISUNDERSTANDING = "misunderstanding", "Misunderstanding"
    NOT_ABOUT_US = "not_about_us", "Not about us"
    UNCLEAR = "unclear", "Unclear"
    spare = vars()
    for number in SPARE:
        spare[f"OWN_{number}"] = f"own_cause_{number}", f"Own cause {number}"


class Outcome(Word):
    RESOLVED = "resolved", "Resolved"
    PARTLY_RESOLVED = "partly_resolved", "Partly resolved"
    WAITING = "waiting", "Waiting on follow-up"
    UNRESOLVED = "unresolved", "Unresolved"
    ENDED_BY_CUSTOMER = "ended_by_customer", "Customer ended it"
    ENDED_BY_ME = "ended_by_me", "I ended it"


class EscalatedTo(Word):
    NOBODY = "nobody", "No"
    SUPERVISOR = "supervisor", "Supervisor"
    SPECIALIST = "specialist", "Specialist team"
    SECURITY = "security", "Security or police"


class EscalationReason(Word):
    BEYOND_POLICY = "beyond_policy", "Beyond policy"
    BEYOND_AUTHORITY = "beyond_authority", "Beyond my authority"
    TOO_COMPLEX = "too_complex", "Too complex"
    ABUSE = "abuse", "Abuse"
    CUSTOMER_ASKED = "customer_asked", "The customer asked"


class YesOrNo(Word):
    YES = "yes", "Yes"
    NO = "no", "No"


class Behaviour(Word):
    SHOUTING = "shouting", "Shouting"
    INSULTS = "insults", "Insults"
    THREATS = "threats", "Threats"
    ASSAULT = "assault", "Assault"
    DISCRIMINATION = "discrimination", "Discrimination"
    REFUSAL = "refusal", "Refusing what was offered"
    REPEAT_CONTACT = "repeat_contact", "Getting in touch again and again"
    DISTRESS = "distress", "Distress"
    MISINFORMATION = "misinformation", "Saying what is not so"
    PUBLIC_REVIEW = "public_review", "Threat of a public review"


class Feeling(Word):
    ANGRY = "angry", "Angry"
    DISAPPOINTED = "disappointed", "Disappointed"
    ANXIOUS = "anxious", "Anxious"
    IGNORED = "ignored", "Ignored"
    HUMILIATED = "humiliated", "Humiliated"
    CONFUSED = "confused", "Confused"
    GRIEVING = "grieving", "Grieving"


class Effect(Word):
    HELPED = "helped", "Helped"
    NO_DIFFERENCE = "no_difference", "No difference"
    WORSE = "worse", "Made it worse"


class Tried(Word):
    """What came of what somebody had wanted to try next."""

    HELPED = "helped", "Tried, it helped"
    DID_NOT_HELP = "did_not_help", "Tried, it did not"
    NOT_THIS_TIME = "not_this_time", "Not this time"


class ExceptionKind(Word):
    REFUND = "refund", "Refund"
    VOUCHER = "voucher", "Voucher or credit"
    WAIVED_FEE = "waived_fee", "Waived fee"
    REPLACEMENT = "replacement", "Replacement"
    PRIORITY = "priority", "Put ahead of others"
    RULE_BENT = "rule_bent", "Rule bent"


class PromiseKind(Word):
    CALLBACK = "callback", "Call"
    EMAIL = "email", "Email"
    MESSAGE = "message", "Message"
    IN_PERSON = "in_person", "In person"
    CHECK = "check", "Check all is well"


class PromiseState(Word):
    KEPT_ON_TIME = "kept_on_time", "Kept on time"
    KEPT_LATE = "kept_late", "Kept late"
    NO_LONGER_NEEDED = "no_longer_needed", "No longer needed"
    MISSED = "missed", "Missed"
    OPEN = "open", "Open"


class Solved(Word):
    """Whether the problem was solved; a promise is kept by the contact, whatever came of it."""

    SOLVED = "solved", "Solved"
    NOT_SOLVED = "not_solved", "Not solved"
    UNKNOWN = "unknown", "Don't know"


class HandoverAnswer(Word):
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Place(Word):
    """Where a promise stands in the ledger, the most pressing first."""

    OVERDUE = "overdue", "Overdue"
    AT_RISK = "at_risk", "At risk"
    TODAY = "today", "Due today"
    COMING = "coming", "Coming"


class Face(Word):
    """How the agent is after the encounter, from the heaviest to the lightest."""

    VERY_HEAVY = "very_heavy", "Very heavy"
    HEAVY = "heavy", "Heavy"
    SO_SO = "so_so", "So-so"
    ALL_RIGHT = "all_right", "All right"
    GOOD = "good", "Good"


class Flag(Word):
    DRAINED = "drained", "Drained"
    SHAKEN = "shaken", "Shaken"
    ANGRY = "angry", "Angry"
    ANXIOUS = "anxious", "Anxious"
    CANT_SWITCH_OFF = "cant_switch_off", "Can't switch off"
    PROUD = "proud", "Proud"
    FINE = "fine", "Fine"


class Withheld(Word):
    """Why nothing is told of the check-ins of a team in a block."""

    TOO_FEW = "too_few", "Too few people checked in"
    RESTORED = "restored", "It was released before a backup was put back"
    WAS_AGENT = "was_agent", "You were an agent of the team then"
