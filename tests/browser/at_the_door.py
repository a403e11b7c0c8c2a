"""What people do at the door of a real workspace, in the words of its pages."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.driving import Tab

PASSWORD = "some plain words of mine"


class AtTheDoor(Tab):
    """A tab of somebody who signs in."""

    def heading(self, name: str) -> None:
        expect(self.page.get_by_role("heading", level=1, name=name, exact=True)).to_be_visible()

    def set_up(self, path: str) -> None:
        self.page.goto(self.base + path)
        for label, text in (
            ("Organisation", "Fernhill Home"),
            ("Time zone", "Europe/London"),
            ("Your name", "Ada Marsh"),
            ("Login", "ada"),
            ("Password", PASSWORD),
        ):
            self.page.get_by_label(label).fill(text)
        self.press("Set up and sign in")

    def choose_password(self, path: str, password: str = PASSWORD, *, own: bool = False) -> None:
        self.page.goto(self.base + path)
        self.page.get_by_label("New password").fill(password)
        if own:
            self.page.get_by_label("Only I use this device").check()
        self.press("Set password and sign in")

    def sign_in(self, login: str, password: str = PASSWORD, *, own: bool = False) -> None:
        self.page.goto(f"{self.base}/login")
        self.page.get_by_label("Login").fill(login)
        self.page.get_by_label("Password").fill(password)
        if own:
            self.page.get_by_label("Only I use this device").check()
        self.press("Sign in")

    def sign_out(self) -> None:
        self.press("Sign out")
        self.heading("Sign in")
