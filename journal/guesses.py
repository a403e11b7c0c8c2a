"""How often wrong passwords may be tried, so that no stranger gets in or locks anybody out.

A guess is paid for three times: by the account at this place, by the place, and by the account
as a whole. Where the account's owner has signed in before (a device that is known, or an address
since the app started), only the first is asked, so that no crowd of strangers elsewhere keeps
the owner out. All of it is in memory, and is the same for logins that nobody has.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from operator import itemgetter

MOST_REMEMBERED = 20_000


@dataclass(frozen=True)
class Limit:
    """So many at once, and one more each time a while has passed."""

    at_once: int
    one_more_each: timedelta


SAME_PLACE = Limit(8, timedelta(minutes=1))
WHOLE_PLACE = Limit(60, timedelta(seconds=10))
"""An office may share one address."""
WHOLE_ACCOUNT = Limit(100, timedelta(minutes=3))
CODES_AT_PLACE = Limit(8, timedelta(minutes=15))
CODES_FOR_ACCOUNT = Limit(20, timedelta(hours=1))
"""Three codes of a million are good at any moment, and who guesses them has the password: from
everywhere but the owner's places it takes some 25 years to come in as likely as not."""


class Spent:
    """What was spent under one limit, by key. Where there are too many, whoever owes least is
    forgotten, or a crowd of made-up logins would wipe out what was spent on a real one."""

    def __init__(self, limit: Limit) -> None:
        self.limit = limit
        self.paid_off: dict[object, datetime] = {}

    def wait(self, key: object, now: datetime) -> timedelta:
        """How long until this key may spend one; nothing if it may now."""
        room = self.limit.one_more_each * (self.limit.at_once - 1)
        return max(timedelta(), self.paid_off.get(key, now) - now - room)

    def spend(self, key: object, now: datetime) -> None:
        self.paid_off[key] = max(self.paid_off.get(key, now), now) + self.limit.one_more_each
        if len(self.paid_off) > MOST_REMEMBERED:
            debts = sorted(self.paid_off.items(), key=itemgetter(1))
            self.paid_off = dict(debts[len(debts) // 2 :])

    def give_back(self, key: object) -> None:
        if key in self.paid_off:
            self.paid_off[key] -= self.limit.one_more_each

    def forget(self, key: object) -> None:
        self.paid_off.pop(key, None)


class Guesses:
    """The guesses at one workspace's door; of passwords, unless told otherwise."""

    def __init__(
        self, same_place: Limit = SAME_PLACE, whole_account: Limit = WHOLE_ACCOUNT
    ) -> None:
        self.same_place = Spent(same_place)
        self.whole_place = Spent(WHOLE_PLACE)
        self.whole_account = Spent(whole_account)
        self.known_places: OrderedDict[tuple[str, str], None] = OrderedDict()
        self.turn = threading.Lock()

    def take(self, login: str, address: str, now: datetime, *, device: str = "") -> timedelta:
        """Pays for one guess before it is made; or how long to wait, with nothing paid.

        `device` names one on which this login is known to have signed in.
        """
        with self.turn:
            asked = self.asked(login, place_of(address), device)
            wait = max(spent.wait(key, now) for spent, key in asked)
            if not wait:
                for spent, key in asked:
                    spent.spend(key, now)
            return wait

    def asked(self, login: str, place: str, device: str) -> list[tuple[Spent, object]]:
        """Who pays for a guess."""
        here: list[tuple[Spent, object]] = [(self.same_place, (login, device or place))]
        if device or (login, place) in self.known_places:
            return here
        return [*here, (self.whole_place, place), (self.whole_account, login)]

    def right(self, login: str, address: str, *, device: str = "") -> None:
        """The guess was right: it is given back, the wrong ones here are forgiven, and the place
        is known from now on."""
        place = place_of(address)
        with self.turn:
            for spent, key in self.asked(login, place, device):
                spent.give_back(key)
            self.same_place.forget((login, device or place))
            self.known_places[login, place] = None
            self.known_places.move_to_end((login, place))
            if len(self.known_places) > MOST_REMEMBERED:
                self.known_places.popitem(last=False)


class WrongAddresses:
    """Addresses of this site that were wrong, where the right ones are secrets; by place."""

    def __init__(self) -> None:
        self.whole_place = Spent(WHOLE_PLACE)
        self.turn = threading.Lock()

    def wait(self, address: str, now: datetime) -> timedelta:
        """How long until the next one is looked up for somebody there; nothing if it may now."""
        with self.turn:
            return self.whole_place.wait(place_of(address), now)

    def wrong(self, address: str, now: datetime) -> None:
        with self.turn:
            self.whole_place.spend(place_of(address), now)


def place_of(address: str) -> str:
    """Where somebody is. Of an IPv6 address its network: whoever has one has 2^64 addresses."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    return str(found.ipv4_mapped or IPv6Address(int(found) >> 64 << 64))
