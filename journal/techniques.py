"""The techniques: what an agent did to handle it, when it serves, and how it may sound. There are
nineteen, and spare ones for those of the workspace's own."""

from __future__ import annotations

from typing import Self

from journal.called import SPARE
from journal.vocabulary import Word


class Technique(Word):
    """A technique with its label, one line on when it serves, and an example phrase."""

    _ignore_ = "spare number"
    usually_serves: str
    phrase: str
    """An example of ours; of one of the workspace's own there is none."""

    def __new__(cls, value: str, label: str = "", serves: str = "", phrase: str = "") -> Self:
        technique = str.__new__(cls, value)
        technique._value_ = value
        technique.usual = label
        technique.usually_serves = serves
        technique.phrase = phrase
        return technique

    @property
    def serves(self) -> str:
        """When it serves; of one of the workspace's own nothing, unless its admin says it."""
        return self.here.serves or self.usually_serves

    LISTENED = (
        "listened",
        "Listened without interrupting",
        "When the story has to come out whole before anything else can be heard.",
        "Take your time, I am noting it all down as you go.",
    )
    LET_IT_OUT = (
        "let_it_out",
        "Let them get it all out",
        "When the anger is older than this call and has found nobody to hear it.",
        "Before I do anything: is there more that I should know?",
    )
    KEPT_CALM = (
        "kept_calm",
        "Kept calm and lowered my voice",
        "When the volume rises; a slower, quieter voice is followed more often than an order.",
        "I am with you. Let us go through it one step at a time.",
    )
    NOT_PERSONAL = (
        "not_personal",
        "Did not take it personally",
        "When the words are aimed at you and meant for the situation.",
        "You have every reason to be fed up with this. I would like to sort it out with you.",
    )
    EMPATHY = (
        "empathy",
        "Showed empathy",
        "When somebody needs to know that the trouble was seen, before the solution.",
        "A cold house with a baby in it: of course this cannot wait.",
    )
    RESTATED = (
        "restated",
        "Restated the problem and had it confirmed",
        "When facts are tangled, or the customer has told it many times already.",
        "So the first one came broken, and the second not at all. Have I got that right?",
    )
    APOLOGISED = (
        "apologised",
        "Apologised specifically",
        "When it was our mistake; name the thing, not the inconvenience.",
        "We told you Tuesday and nobody came. I am sorry that you waited in for us.",
    )
    TOOK_OWNERSHIP = (
        "took_ownership",
        "Took ownership although others were at fault",
        "When the customer is being sent from one place to the next.",
        "The courier slipped up, but you bought it from us, so I will see to it.",
    )
    OFFERED_OPTIONS = (
        "offered_options",
        "Offered options",
        "When the customer feels that everything is decided over their head.",
        "I can do one of two things today. Which would suit you better?",
    )
    MET_HALFWAY = (
        "met_halfway",
        "Made an exception or met halfway",
        "When the rule is right in general and wrong here.",
        "The full amount is not mine to give; I can take off the second fee at once.",
    )
    POSITIVE_WORDS = (
        "positive_words",
        "Used positive words",
        "When there is more that can be done than cannot.",
        "From Thursday I can have it with you. Shall I put your name on it?",
    )
    SET_BOUNDARY = (
        "set_boundary",
        "Set a boundary",
        "When it turns insulting or threatening; once, calmly, with what follows.",
        "I want to help with the bill. If the name-calling goes on, I will have to end the call.",
    )
    PAUSED = (
        "paused",
        "Paused and arranged to talk later",
        "When neither side can hear the other any more, or facts have to be found first.",
        "Give me until three to find out, and I will ring you with what I have.",
    )
    NEXT_STEPS = (
        "next_steps",
        "Explained each next step",
        "When the customer cannot see what happens behind the counter.",
        "First I send it to the engineers, they ring you today, and they bring the part tomorrow.",
    )
    REALISTIC_TIME = (
        "realistic_time",
        "Gave a realistic time",
        "When a quick date would please now and disappoint later.",
        "I would rather say Friday and mean it than say tomorrow and hope.",
    )
    SUMMED_UP = (
        "summed_up",
        "Summed up what was agreed",
        "At the end, so that both leave with the same agreement.",
        "So: I refund the delivery today, and you keep the old one until the new one is there.",
    )
    EXPLAINED_ESCALATION = (
        "explained_escalation",
        "Explained why I was escalating",
        "When it goes to somebody else, so that it does not feel like being got rid of.",
        "My colleague may decide what I may not. I will tell her all of it, so you need not.",
    )
    PROMISED_CALLBACK = (
        "promised_callback",
        "Promised a callback",
        "When an answer takes longer than a call; with a time, and kept.",
        "You will hear from me by five, even if I have nothing new.",
    )
    WROTE_IT_DOWN = (
        "wrote_it_down",
        "Wrote it down in the case",
        "When others will take it up after you.",
        "I am putting this in your case, so whoever answers next can see it.",
    )
    spare = vars()
    for number in SPARE:
        spare[f"OWN_{number}"] = f"own_technique_{number}", f"Own technique {number}"
