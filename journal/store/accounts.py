"""Accounts, second factors, known devices, and what a person is told of their account."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from journal import policy
from journal.accounts import Account, News
from journal.ids import new_id
from journal.people import Person
from journal.second_factor import said_plainly
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, stored
from journal.store.sessions import end_sessions_of, hashed
from journal.store.workspace import person_of


def find_account(store: Store, login: str) -> Account | None:
    """The account of a login; None where nobody has the login, or has set no password."""
    rows = store.rows(
        policy.door(),
        """select accounts.*, people.login, people.name
           from accounts join people on people.person_id = accounts.person_id
           where people.login = $login""",
        {"login": login},
    )
    return account_of(rows[0]) if rows else None


def account_of(row: Row) -> Account:
    return Account(
        person_of(row), row["password_hash"], row["totp_secret"], row["totp_last_step"] or 0
    )


def who_can_sign_in(store: Store) -> set[str]:
    """The ids of those who have set a password."""
    return {row["person_id"] for row in store.rows(policy.door(), "select person_id from accounts")}


def who_comes_by_single_sign_on(store: Store) -> set[str]:
    """The ids of those whom a provider has named."""
    rows = store.rows(policy.door(), "select person_id from identified")
    return {row["person_id"] for row in rows}


def without_password(tx: Transaction, today: date) -> list[Person]:
    """Those with a role today or later who have no way in yet, by name."""
    rows = tx.rows(
        """select * from kept.people
           where person_id in (
                select person_id from kept.grants where until is null or until > $today)
             and person_id not in (select person_id from kept.accounts)
             and person_id not in (select person_id from kept.identities)
           order by lower(name), login""",
        {"today": today},
    )
    return [person_of(row) for row in rows]


def has_password(tx: Transaction, person_id: str) -> bool:
    """Whether somebody has set a password."""
    sql = "select 1 as one from kept.accounts where person_id = $id"
    return bool(tx.rows(sql, {"id": person_id}))


def admins_who_can_sign_in(tx: Transaction, today: date) -> set[str]:
    """The ids of those who are admins today, and have set a password or come by single sign-on."""
    rows = tx.rows(
        """select distinct person_id from kept.grants
           where role = 'admin' and since <= $today and (until is null or until > $today)
             and person_id in (
                select person_id from kept.accounts
                union select person_id from kept.identities where barred_at is null)""",
        {"today": today},
    )
    return {row["person_id"] for row in rows}


def set_password(tx: Transaction, person_id: str, password_hash: str, at: datetime) -> None:
    """Gives a person a first or a new password; a second factor stays as it is."""
    tx.run(
        """insert into kept.accounts (person_id, password_hash, password_set_at)
           values ($person_id, $hash, $at)
           on conflict (person_id) do update
           set password_hash = excluded.password_hash,
               password_set_at = excluded.password_set_at""",
        {"person_id": person_id, "hash": password_hash, "at": stored(at)},
    )


def is_password_hash(tx: Transaction, person_id: str, password_hash: str) -> bool:
    """Whether this is what a person signs in with now."""
    return bool(
        tx.rows(
            """select 1 as one from kept.accounts
               where person_id = $person_id and password_hash = $hash""",
            {"person_id": person_id, "hash": password_hash},
        )
    )


def replace_hash(tx: Transaction, person_id: str, old: str, new: str) -> None:
    """Stores the same password hashed with today's parameters, unless it was changed meanwhile."""
    tx.run(
        """update kept.accounts set password_hash = $new
           where person_id = $person_id and password_hash = $old""",
        {"person_id": person_id, "old": old, "new": new},
    )


def delete_account(tx: Transaction, person_id: str) -> None:
    """Takes away everything with which a person could come in."""
    for table in ("accounts", "recovery_codes", "links", "known_devices", "news"):
        tx.run(f"delete from kept.{table} where person_id = $id", {"id": person_id})
    end_sessions_of(tx, person_id)


def is_known_device(store: Store, device: str, login: str, now: datetime) -> bool:
    """Whether somebody with this login has signed in on this device before."""
    return bool(
        store.rows(
            policy.door(),
            """select 1 as one
               from known_devices join people on people.person_id = known_devices.person_id
               where device_sha256 = $hash and login = $login and expires_at > $now""",
            {"hash": hashed(device), "login": login, "now": stored(now)},
        )
    )


def is_device(tx: Transaction, device: str, now: datetime) -> bool:
    """Whether anybody has signed in on this device before, so that its mark is one of ours."""
    return bool(
        tx.rows(
            """select 1 as one from kept.known_devices
               where device_sha256 = $hash and expires_at > $now""",
            {"hash": hashed(device), "now": stored(now)},
        )
    )


def know_device(tx: Transaction, device: str, person_id: str, expires_at: datetime) -> None:
    tx.run(
        """insert into kept.known_devices (device_sha256, person_id, expires_at)
           values ($hash, $person_id, $expires_at)
           on conflict (device_sha256, person_id) do update set expires_at = excluded.expires_at""",
        {"hash": hashed(device), "person_id": person_id, "expires_at": stored(expires_at)},
    )


def forget_devices(tx: Transaction, person_id: str) -> None:
    tx.run("delete from kept.known_devices where person_id = $id", {"id": person_id})


def second_factor_of(tx: Transaction, person_id: str) -> tuple[str, int] | None:
    """The secret of a second factor with the step of the code used last; None without one."""
    rows = tx.rows(
        """select totp_secret, totp_last_step from kept.accounts
           where person_id = $id and totp_secret is not null""",
        {"id": person_id},
    )
    return (rows[0]["totp_secret"], rows[0]["totp_last_step"] or 0) if rows else None


def lacks_second_factor(store: Store, person: Person) -> bool:
    """Whether somebody signs in with a password alone."""
    return bool(
        store.recall(
            """select 1 as one from accounts
               where person_id = $id and totp_secret is null""",
            {"id": person.person_id},
        )
    )


def has_account(store: Store, person: Person) -> bool:
    """Whether somebody signs in with a password."""
    return person.person_id in who_can_sign_in(store)


def use_step(tx: Transaction, person_id: str, step: int) -> None:
    tx.run(
        "update kept.accounts set totp_last_step = $step where person_id = $id",
        {"id": person_id, "step": step},
    )


def use_recovery_code(tx: Transaction, person_id: str, code: str) -> bool:
    """Whether this is an unused recovery code of the person, which it no longer is."""
    values = {"id": person_id, "hash": hashed(said_plainly(code))}
    where = "where person_id = $id and code_sha256 = $hash"
    if not tx.rows(f"select 1 as one from kept.recovery_codes {where}", values):
        return False
    tx.run(f"delete from kept.recovery_codes {where}", values)
    return True


def put_second_factor(
    tx: Transaction, person_id: str, secret: str | None, step: int, codes: Iterable[str]
) -> None:
    """Gives an account a second factor in the place of any other, or takes it away."""
    tx.run(
        """update kept.accounts set totp_secret = $secret, totp_last_step = $step
           where person_id = $id""",
        {"id": person_id, "secret": secret, "step": step},
    )
    tx.run("delete from kept.recovery_codes where person_id = $id", {"id": person_id})
    for code in codes:
        tx.run(
            """insert into kept.recovery_codes (person_id, code_sha256) values ($id, $hash)""",
            {"id": person_id, "hash": hashed(said_plainly(code))},
        )


def add_news(tx: Transaction, person_id: str, what: News, at: datetime) -> None:
    tx.run(
        """insert into kept.news (news_id, person_id, happened_at, what)
           values ($news_id, $person_id, $at, $what)""",
        {"news_id": new_id(), "person_id": person_id, "at": stored(at), "what": what.value},
    )


def news_of(store: Store, person: Person) -> list[tuple[datetime, News]]:
    """What a person has not been told yet, the oldest first."""
    rows = store.rows(
        policy.door(),
        "select happened_at, what from news where person_id = $id order by news_id",
        {"id": person.person_id},
    )
    return [(aware(row["happened_at"]), News(row["what"])) for row in rows]


def forget_news(tx: Transaction, person_id: str, until: datetime) -> None:
    tx.run(
        "delete from kept.news where person_id = $id and happened_at <= $until",
        {"id": person_id, "until": stored(until)},
    )
