"""How rows are sent to this terminal, as the user chooses it: tried out, asked by eye, kept."""

from __future__ import annotations

from tui.app import commands, summary
from tui.app.desk import Desk
from tui.app.notice import LONG
from tui.app.paint import tell_places
from tui.errors import QariError
from tui.terminal.profiles import Choice, Profile
from tui.words import Words


class Sending(Desk):
    """What the keys do to the way in which rows are sent."""

    def start_reading(self, known: int) -> None:
        super().start_reading(known)
        if not self.sure:
            self.offer_eye_test()

    def offer_eye_test(self) -> None:
        """Say once, in both languages, what to do if words are reversed in this terminal."""
        key = commands.key_name("f2")
        # Each is isolated, so that the key stays with the words of its own language.
        said = [
            f"\u2068{Words(lang, isolate=True).say('told.unsure', test=key)}\u2069"
            for lang in {self.words.lang: "", "en": ""}
        ]
        self.notice.tell(" · ".join(said), LONG)
        if self.keep_offered is not None:
            self.keep_offered()

    def do_next_profile(self) -> None:
        """Send rows in the next way, with the article on the screen."""
        profiles = list(Profile)
        chosen = profiles[(profiles.index(self.choice.profile) + 1) % len(profiles)]
        self.chosen = True
        self.use_choice(self.choice._replace(profile=chosen))
        self.notice.tell(
            self.words.say(
                "told.profile",
                profile=self.words.say(f"profile.{chosen}"),
                key=commands.key_name("f3"),
                test=commands.key_name("f2"),
            )
        )

    def do_eye_test(self) -> None:
        """Ask which way of sending rows reads right, and keep the answer for this terminal."""
        from tui.app.eye_test import EyeTest

        def answered(choice: Choice | None) -> None:
            self.stage.rows_apart = {}
            self.use_choice(choice or self.choice)
            if choice is not None:
                self.keep(choice)

        self.chosen = True
        tell_places(True)  # one of the samples is sent in reading order
        self.switch_ordering(Profile.VISUAL)
        self.push_screen(EyeTest(self.palette, self.words, self.stage), answered)

    def keep(self, choice: Choice) -> None:
        """Remember how rows are sent to this terminal."""
        self.sure = True
        if self.keep_choice is None:
            return
        try:
            self.keep_choice(choice)
        except QariError as error:
            self.notice.tell(summary.said(self.words, error))
            return
        self.notice.tell(self.words.say("told.kept", test=commands.key_name("f2")))

    def do_redraw(self) -> None:
        self.switch_again()
        self.redraw()
