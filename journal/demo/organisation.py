"""Fernhill Home: its teams, its people, and how much they write down."""

from __future__ import annotations

from dataclasses import dataclass

from journal.vocabulary import Role


@dataclass(frozen=True)
class DemoTeam:
    """A team, the file of its situations, its agents, and its entries in a usual week."""

    name: str
    situations: str
    agents: int
    weekly: float
    escalated: float
    escalated_later: float | None = None
    """From week 40 on, where the share changes: the one real change in the demo."""


TEAMS = (
    DemoTeam("Deliveries and returns", "deliveries", 14, 30, 0.26, 0.13),
    DemoTeam("Billing and accounts", "billing", 10, 19, 0.16),
    DemoTeam("Technical help", "technical", 9, 16, 0.20),
    DemoTeam("Bookings", "bookings", 7, 13, 0.14),
    DemoTeam("Front desk", "front_desk", 6, 12, 0.12),
)
CHANGES_IN_WEEK = 40

# People others rely on (docs/commands.md): login, name, roles by index of the team.
KNOWN: tuple[tuple[str, str, tuple[tuple[Role, int | None], ...]], ...] = (
    ("ana", "Ana Reyes", ((Role.AGENT, 0),)),
    ("ben", "Ben Okafor", ((Role.AGENT, 0),)),
    ("fay", "Fay Lindqvist", ((Role.AGENT, 0), (Role.FACILITATOR, 0))),
    ("kim", "Kim Tran", ((Role.AGENT, 1),)),
    ("sam", "Sam Whitlock", ((Role.SUPERVISOR, 0),)),
    ("ada", "Ada Marsh", ((Role.ADMIN, None),)),
    ("rae", "Rae Connolly", ((Role.REPRESENTATIVE, None),)),
)
EVERYWHERE = ("lee", "Lee Harper")
SUPERVISORS = (
    ("una", "Una Brandt"),
    ("theo", "Theo Mensah"),
    ("ines", "Ines Duarte"),
    ("hal", "Hal Pryce"),
)
NAMES = (
    "Priya Nair", "Tom Ashby", "Leila Haddad", "Marek Nowak", "Grace Achieng", "Dylan Rhys",
    "Sofia Conti", "Jun Watanabe", "Ella Byrne", "Omar Farouk", "Nina Petrova", "Callum Reid",
    "Amara Diallo", "Josh Carver", "Mei Chen", "Rosa Iglesias", "Aidan Walsh", "Zara Malik",
    "Peter Lund", "Chloe Martin", "Kwame Boateng", "Ivy Sutton", "Luca Moretti", "Hana Suzuki",
    "Ewan Fraser", "Yasmin Aziz", "Oscar Blom", "Tilda Gray", "Ravi Menon", "Jess Holloway",
    "Nils Bergman", "Farah Siddiqui", "Moira Kerr", "Deniz Kaya", "Alex Popov", "Carys Evans",
    "Idris Bello", "Vera Novak", "Milo Grant", "Sunita Rao", "Erin Doyle", "Pablo Vega",
)  # fmt: skip


def teams(number: int, agents: int | None, weekly_scale: float) -> list[DemoTeam]:
    """So many teams; beyond the first five they repeat, and only the first holds the change."""
    made = []
    for index in range(number):
        model = TEAMS[index % len(TEAMS)]
        again = index // len(TEAMS)
        made.append(
            DemoTeam(
                f"{model.name} {again + 1}" if again else model.name,
                model.situations,
                agents or model.agents,
                model.weekly * weekly_scale,
                model.escalated,
                None if again else model.escalated_later,
            )
        )
    return made
