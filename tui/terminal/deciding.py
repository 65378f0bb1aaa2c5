"""How rows are sent to this terminal, decided from what it says and what surrounds the program."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from tui.terminal.alt import AS_IT_IS, Alt
from tui.terminal.answers import Answers
from tui.terminal.kitty import FORCE_LTR
from tui.terminal.known import (
    MULTIPLEXERS,
    TERMINALS,
    UNKNOWN,
    Known,
    name_of_attributes,
    name_of_version,
    names_in,
)
from tui.terminal.ordering import Multiplexer, Switch
from tui.terminal.profiles import Choice, Marks, Profile, Shaping


class Why(StrEnum):
    """What decided, in the order in which it is looked at."""

    SETTING = "setting"
    REMEMBERED = "remembered"
    MODE = "mode"
    VERSION = "version"
    ATTRIBUTES = "attributes"
    MULTIPLEXER = "multiplexer"
    ENVIRONMENT = "environment"
    UNKNOWN = "unknown"


class Wanted(NamedTuple):
    """What the user has set; None is left to the program."""

    profile: Profile | None = None
    marks: Marks | None = None
    shaping: Shaping | None = None

    def over(self, choice: Choice) -> Choice:
        """Return a choice with what is set put in."""
        return Choice(
            self.profile or choice.profile,
            self.marks or choice.marks,
            self.shaping or choice.shaping,
        )


NOTHING_SET = Wanted()


class Outer(NamedTuple):
    """The terminal around tmux, as tmux tells it (`client_termname`, `client_termtype`)."""

    term: str
    version: str
    """Its answer to the XTVERSION of tmux, or an empty text."""
    passthrough: bool = True
    """Whether tmux lets sequences through to it."""


class Identity(NamedTuple):
    """Which terminal it is."""

    name: str
    """A key of `TERMINALS`, or an empty text."""
    why: Why
    evidence: str
    multiplexer: Multiplexer = Multiplexer.NONE
    remote: bool = False
    """Whether the multiplexer runs on another machine, where it cannot be told anything."""
    detail: str = ""
    """What tells unknown terminals apart."""

    @property
    def known(self) -> Known:
        """What is known of the terminal."""
        return TERMINALS.get(self.name, UNKNOWN)

    @property
    def text(self) -> str:
        """The name under which choices for it are remembered."""
        return self.name or f"unknown-{self.detail}"


class Decision(NamedTuple):
    """How rows are sent, and why."""

    choice: Choice
    sure: bool
    """Whether they read right so; if not, the eye test is offered."""
    identity: str
    """The name under which a choice for this terminal is remembered."""
    terminal: str
    """Which terminal it is, or an empty text."""
    switch: Switch
    """How its own ordering is switched, ready to be sent."""
    why: Why
    evidence: str
    """What was read: a setting, an answer, a variable."""
    notes: tuple[str, ...] = ()
    """Keys of what the user has to know or do."""
    printed: Profile = Profile.VISUAL
    """The profile of rows that stay when the program has ended."""
    alt: Alt = AS_IT_IS
    """How Escape is had before a letter pressed with Alt, ready to be sent."""


def identify(
    environment: Mapping[str, str], answers: Answers | None = None, outer: Outer | None = None
) -> Identity:
    """Return which terminal this is.

    The order: mode 8, XTVERSION, DA2, environment. Answers go first since they come from the
    terminal itself, also over SSH, and variables may be those of another one.
    """
    multiplexer = multiplexer_in(environment)
    if multiplexer is not Multiplexer.NONE:
        return _behind(multiplexer, environment, outer)
    if answers is not None:
        name, why, evidence = _answered(answers)
        if name in MULTIPLEXERS:  # its variables have not come over SSH
            detail = f"{name}-{environment.get('TERM', '')}"
            return Identity("", why, evidence, Multiplexer(name), remote=True, detail=detail)
        if why is not Why.UNKNOWN:
            name, evidence = _set(name, evidence, environment)
            return Identity(name, why, evidence, detail=_detail(environment, answers))
    names = names_in(environment)
    if len(names) == 1:
        ((name, evidence),) = names.items()
        name, evidence = _set(name, evidence, environment)
        return Identity(name, Why.ENVIRONMENT, evidence)
    term = environment.get("TERM", "")
    for name in MULTIPLEXERS:
        if term.split("-")[0].split(".")[0] == name:
            multiplexer = Multiplexer(name)
            return Identity("", Why.UNKNOWN, f"TERM={term}", multiplexer, True, term)
    evidence = ", ".join(names.values()) or f"TERM={term}"
    return Identity("", Why.UNKNOWN, evidence, detail=_detail(environment, answers))


def _set(name: str, evidence: str, environment: Mapping[str, str]) -> tuple[str, str]:
    """Return a terminal as it is set, and the evidence with the setting."""
    option = environment.get(FORCE_LTR)
    if name != "kitty" or option is None:
        return name, evidence
    return "kitty-ltr" if option == "yes" else "kitty-words", f"{evidence}, force_ltr {option}"


def multiplexer_in(environment: Mapping[str, str]) -> Multiplexer:
    """Return whether the program runs in tmux or in screen."""
    if environment.get("TMUX"):
        return Multiplexer.TMUX
    return Multiplexer.SCREEN if environment.get("STY") else Multiplexer.NONE


def _behind(
    multiplexer: Multiplexer, environment: Mapping[str, str], outer: Outer | None
) -> Identity:
    """Return the terminal around tmux or screen; what the variables name may be long gone."""
    if outer is None:
        detail = f"{multiplexer}-{environment.get('TERM', '')}"
        return Identity("", Why.UNKNOWN, str(multiplexer), multiplexer, detail=detail)
    evidence = f"{multiplexer}: {outer.term} {outer.version}".rstrip()
    name = name_of_version(outer.version)
    if not name:
        name = next(iter(names_in({"TERM": outer.term})), "")
    why = Why.MULTIPLEXER if name else Why.UNKNOWN
    return Identity(name, why, evidence, multiplexer, detail=f"{multiplexer}-{outer.term}")


def _answered(answers: Answers) -> tuple[str, Why, str]:
    """Return the terminal that has answered, and by which answer it is known."""
    by_version = name_of_version(answers.version or "")
    by_attributes = name_of_attributes(answers.attributes or "")
    name = by_version or by_attributes
    if answers.mode in (1, 2):
        return name, Why.MODE, f"CSI 8;{answers.mode}$y"
    if by_version:
        return name, Why.VERSION, f"XTVERSION {answers.version}"
    if by_attributes:
        return name, Why.ATTRIBUTES, f"DA2 {answers.attributes}"
    return "", Why.UNKNOWN, ""


def _detail(environment: Mapping[str, str], answers: Answers | None) -> str:
    parts = [environment.get("TERM") or "terminal"]
    if answers is not None:
        parts += filter(None, (answers.version, answers.attributes))
    return "-".join(parts)


def decide(
    environment: Mapping[str, str],
    answers: Answers | None = None,
    wanted: Wanted = NOTHING_SET,
    remembered: Mapping[str, Choice] | None = None,
    outer: Outer | None = None,
) -> Decision:
    """Decide how rows are sent.

    The order: what the user has set, what was remembered for this terminal, what it answered,
    the environment; an unknown terminal is sent visual rows and `CSI 8 l`, of which nothing was
    seen in any terminal that was tried.

    Args:
        environment: The variables of the program.
        answers: What the terminal answered, or None where it was not asked.
        wanted: What the user has set.
        remembered: The choices of the eye test by identity.
        outer: What tmux tells of the terminal around it.
    """
    identity = identify(environment, answers, outer)
    known = identity.known
    choice, sure = known.choice, known.sure
    why, evidence = identity.why, identity.evidence
    if why is Why.MODE and not identity.name:
        sure = True  # whatever it is, it obeys the switch
    kept = (remembered or {}).get(identity.text)
    if kept is not None:
        choice, sure, why, evidence = kept, True, Why.REMEMBERED, identity.text
    if wanted.profile is not None:
        sure, why, evidence = True, Why.SETTING, wanted.profile.value
    return Decision(
        choice=wanted.over(choice),
        sure=sure,
        identity=identity.text,
        terminal=identity.name,
        switch=_restored(known.switch, answers).through(identity.multiplexer)
        if _reaches(known, identity)
        else Switch("", ""),
        why=why,
        evidence=evidence,
        notes=_notes(identity, outer, sure),
        printed=_printed(known, identity, wanted.over(choice)),
        alt=known.alt.through(identity.multiplexer),
    )


def _restored(switch: Switch, answers: Answers | None) -> Switch:
    """Return a switch that leaves ordering off where the terminal had it off before."""
    if answers is not None and answers.mode == 2:  # DECRPM: reset
        return switch._replace(on="")
    return switch


def _reaches(known: Known, identity: Identity) -> bool:
    """Tell whether the switch comes through. For all screen knows of the terminal around it, it
    could be an xterm, whose font OSC 50 would set; so only the harmless switch goes there."""
    return identity.multiplexer is not Multiplexer.SCREEN or "]50;" not in known.switch.off


def _notes(identity: Identity, outer: Outer | None, sure: bool) -> tuple[str, ...]:
    notes = []
    if identity.known.note and not (sure and identity.known is UNKNOWN):
        notes.append(identity.known.note)
    if identity.remote:
        notes.append("note.remote")
    elif identity.multiplexer is Multiplexer.SCREEN:
        notes.append("note.screen")
    elif identity.multiplexer is Multiplexer.TMUX:
        reached = outer is not None and outer.passthrough
        notes.append("note.tmux" if reached else "note.tmux_closed")
    return tuple(notes)


def _printed(known: Known, identity: Identity, choice: Choice) -> Profile:
    if known.printed is not None and choice.profile is Profile.VISUAL:
        return known.printed
    return choice.profile


def needs_asking(environment: Mapping[str, str], wanted: Wanted) -> bool:
    """Tell whether the terminal has to be asked who it is.

    Not where the environment names one terminal, nor in tmux and screen, which would answer for
    themselves, nor where the user has set a profile that needs no switch; and never a terminal
    that prints what it does not understand.
    """
    if multiplexer_in(environment) is not Multiplexer.NONE:
        return False
    if environment.get("TERM", "") in ("", "dumb", "linux"):
        return False
    if wanted.profile not in (None, Profile.VISUAL) and wanted.marks is not None:
        return False
    return not identify(environment).name
