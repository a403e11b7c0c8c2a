"""The draft on the page: what it holds, what is kept of it, and what is not kept yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from dashboard import session
from journal.actions.reflect import discard, forget_set_aside, keep
from journal.customers_data import Because, Undecided
from journal.draft import IDENTIFIERS_KEPT, PROMISES, WHOLE, WRITTEN_FOR, Draft
from journal.errors import JournalError
from journal.forms import Form, written_for
from journal.ids import is_id, new_id
from journal.reading.own import draft_to_write, my_draft_alone, my_last_channel

UNKEPT = "unkept"
FAILED = "failed"
SEEN = "seen of unkept"
DRAFT = "draft"
THROWN_AWAY = "thrown away"
ASKED = "asked about customers' data"
REFUSED = "refused"
PRESSED = "pressed"


@dataclass(frozen=True)
class Sentences:
    """How a form says what became of its draft."""

    undone: str
    """ "Not sent": what has not happened while it could not be done."""
    kept: str
    """ "Draft kept {at}, not sent yet"."""
    then: str
    """ "Send report sends it": what does it, once all of it is decided."""


class Drafting:
    """One draft, read anew at every rerun; every answer is kept on the server as it is given.

    An answer that could not be kept stays on the page, is tried again with the next one, and
    the page says so.
    """

    def __init__(
        self,
        name: str = DRAFT,
        begins_with: Mapping[str, Any] | None = None,
        *,
        draft_id: str | None = None,
    ) -> None:
        """The draft of the page, or another one of the same author. `name` is what the page's
        address calls it; `begins_with` is what the first answer brings along, in place of the
        channel of the last entry."""
        self.name = name
        self.begins_with = begins_with
        self.is_of_the_page = draft_id is None
        self.draft_id = draft_id or self._id()

    @classmethod
    def of_form(cls, form: Form, about: str, **shown: Any) -> Drafting:
        """The draft of a form of which one has one at a time: the one that this tab writes, or
        that is kept, or a new one. `shown` is what the form shows before it is written in."""
        what = written_for(form, about)
        draft_id: str | None = session.recall(f"fresh {what}")
        if draft_id is None:
            kept = my_draft_alone(session.store(), session.scope(), WRITTEN_FOR, what)
            draft_id = kept.draft_id if kept else new_id()
            session.remember(f"fresh {what}", draft_id)
        return cls(what, {WRITTEN_FOR: what, WHOLE: True, **shown}, draft_id=draft_id)

    @cached_property
    def draft(self) -> Draft | None:
        """What is kept: as a callback of this run has just kept it, or as it is read."""
        kept: Draft | None = session.looked_up().get(self.key(DRAFT))
        return kept or draft_to_write(
            session.store(), session.scope(), self.draft_id, session.now()
        )

    def _id(self) -> str:
        """The draft named in the address, or a new one, which is stored with its first answer."""
        named = session.address(self.name)
        if named and is_id(named):
            return named
        fresh: str | None = session.recall(f"fresh {self.name}")
        if fresh is None:
            fresh = new_id()
            session.remember(f"fresh {self.name}", fresh)
        return fresh

    @property
    def answers(self) -> dict[str, Any]:
        kept = dict(self.draft.answers) if self.draft else {}
        return kept | self.unkept

    @property
    def shown(self) -> dict[str, Any]:
        """What a form shows: its answers, and what it began with where nothing was said of it."""
        answers = self.answers
        return answers if WHOLE in answers else {**(self.begins_with or {}), **answers}

    @property
    def unkept(self) -> dict[str, Any]:
        found: dict[str, Any] = session.recall(f"{UNKEPT}:{self.draft_id}", {})
        return found

    @property
    def failure(self) -> str | None:
        """Why the last answers are not kept, in words."""
        found: str | None = session.recall(f"{FAILED}:{self.draft_id}")
        return found

    @property
    def kept_at(self) -> datetime | None:
        return self.draft.kept_at if self.draft and self.draft.is_kept else None

    def given(self, field: str, value: Any) -> None:
        shown = self.answers.get(field)
        several = isinstance(shown, list | dict) or isinstance(value, list | dict)
        self.keep({field: value}, {field: shown} if several else None)

    def written(self, field: str, text: str, seen: tuple[str, ...]) -> bool:
        return self.keep({field: text}, {field: seen})

    def promised(self, promise_id: str, field: str, text: str, seen: tuple[str, ...]) -> bool:
        """Keeps a text of a promise, which may not be there yet."""
        shown = list(self.answers.get(PROMISES) or [])
        is_new = all(one["promise_id"] != promise_id for one in shown)
        listed = [*shown, {"promise_id": promise_id}] if is_new else shown

        def said(words: str) -> list[dict[str, Any]]:
            its = {field: words}
            return [one | its if one["promise_id"] == promise_id else one for one in listed]

        return self.keep({PROMISES: said(text)}, {PROMISES: shown if is_new else said(seen[-1])})

    def keep(self, changes: dict[str, Any], seen: dict[str, Any] | None = None) -> bool:
        """Keeps answers, with those that could not be kept before; whether it could."""
        pending = self.unkept | changes
        shown = session.recall(f"{SEEN}:{self.draft_id}", {}) | (seen or {})
        if self.draft is None:
            pending = self._begun() | pending
        try:
            kept = keep(
                session.store(),
                session.the_viewer(),
                self.draft_id,
                pending,
                now=session.now(),
                seen=shown,
            )
        except JournalError as error:
            session.remember(f"{UNKEPT}:{self.draft_id}", pending)
            session.remember(f"{SEEN}:{self.draft_id}", shown)
            session.remember(f"{FAILED}:{self.draft_id}", str(error))
            return False
        session.looked_up()[self.key(DRAFT)] = kept
        session.forget(f"{UNKEPT}:{self.draft_id}")
        session.forget(f"{SEEN}:{self.draft_id}")
        session.forget(f"{FAILED}:{self.draft_id}")
        if self.is_of_the_page:
            session.set_address(**{self.name: self.draft_id})
        return True

    @property
    def because(self) -> dict[str, Because]:
        """Why pieces stay that look like a customer's data."""
        kept = self.answers.get(IDENTIFIERS_KEPT) or {}
        return {piece: Because(reason) for piece, reason in kept.items()}

    def press(self) -> None:
        """A tap on what hands it in: remembered until the callbacks have kept what was written."""
        session.remember(self.key(PRESSED), True)

    def was_pressed(self) -> bool:
        return bool(session.take(self.key(PRESSED)))

    def hand_in(self, action: Callable[[], object], said: Sentences) -> bool:
        """Does what the form is for; whether it could. What stands in the way is remembered, to
        be shown once, and the draft stays."""
        if self.unkept and not self.keep({}):
            told = f"{said.undone}, because the last answers could not be kept. {self.failure}"
        else:
            try:
                action()
            except Undecided as undecided:
                self.ask_to_decide()
                told = str(undecided)
            except JournalError as error:
                told = f"{said.undone}; everything you gave is kept. {error}"
            else:
                return True
        session.remember(self.key(REFUSED), told)
        return False

    def ask_to_decide(self) -> None:
        """About customers' data: from the first attempt to hand it in on, until nothing is left."""
        session.remember(self.key(ASKED), True)

    def _begun(self) -> dict[str, Any]:
        if self.begins_with is not None:
            return dict(self.begins_with)
        last = my_last_channel(session.store(), session.scope())
        return {"channel": last.value} if last else {}

    def throw_away(self) -> None:
        """What another page of this tab still hands over of it goes with it."""
        discard(session.store(), session.the_viewer(), self.draft_id)
        session.remember(self.key(THROWN_AWAY), True)
        session.forget(f"fresh {self.name}")
        if self.is_of_the_page:
            session.set_address(**{self.name: None})

    @property
    def is_thrown_away(self) -> bool:
        return bool(session.recall(self.key(THROWN_AWAY)))

    def forget_set_aside(self) -> None:
        forget_set_aside(session.store(), session.the_viewer(), self.draft_id, now=session.now())

    def key(self, name: str) -> str:
        """The key of a widget: of this draft alone, so that no answer moves to another."""
        return f"{self.draft_id}:{name}"
