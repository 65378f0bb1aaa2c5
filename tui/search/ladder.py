"""Which steps of the ladder a search takes: each can be switched off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui.text.ladder import Step

STEPS: tuple[Step, ...] = tuple(Step)
"""All steps, the strictest first."""
RANK = {step: rank for rank, step in enumerate(STEPS)}


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps that are taken; exact matches are always found."""

    steps: frozenset[Step] = frozenset(STEPS)

    def __contains__(self, step: Step) -> bool:
        return step is Step.EXACT or step in self.steps

    def without(self, *steps: Step) -> Ladder:
        """Return a ladder without some steps."""
        return Ladder(self.steps - set(steps))

    def up_to(self, step: Step) -> Ladder:
        """Return a ladder that ends with a step."""
        return Ladder(frozenset(one for one in self.steps if RANK[one] <= RANK[step]))


def widest(steps: Iterable[Step]) -> Step:
    """Return the widest of some steps, `exact` for none."""
    return max(steps, key=RANK.__getitem__, default=Step.EXACT)
