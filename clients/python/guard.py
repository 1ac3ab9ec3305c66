"""Asks the guard within the budget of a surface, and decides by the surface's fail mode when there is no answer."""

from __future__ import annotations

from typing import NamedTuple

from cordon import Cordon, CordonError, RankedAnswer, RankQuestion


class SurfaceMode(NamedTuple):
    """What a surface does without an answer: nothing is shown (closed), or it goes on (open)."""

    closed: bool
    budget: float


class Ranked(NamedTuple):
    """A decision for each candidate; source is "guard", or "fail_mode" when there was no answer within the budget."""

    decisions: list[RankedAnswer]
    source: str


class Guard:
    """Search, feed and comments fail open, all other surfaces closed, unless the guard has told otherwise."""

    def __init__(self, cordon: Cordon) -> None:
        self._cordon = cordon
        self._modes = {name: SurfaceMode(False, 0.02) for name in ("search", "feed", "comments")}

    def read_modes(self) -> None:
        """Reads the modes from the guard; keeps those that are known when it does not answer. Call it at the start and now and then."""
        try:
            for surface in self._cordon.get_guard_surfaces(timeout=5)["surfaces"]:
                self._modes[surface["surface"]] = SurfaceMode(surface["fail"] != "open", surface["budget_ms"] / 1000)
        except OSError:
            pass

    def mode_of(self, surface: str) -> SurfaceMode:
        return self._modes.get(surface, SurfaceMode(True, 0.02))

    def rank(self, question: RankQuestion) -> Ranked:
        """Which candidates may be shown. Raises CordonError for a wrong question, never for an absent guard."""
        mode = self.mode_of(question["surface"])
        try:
            answer = self._cordon.guard_rank(question, timeout=mode.budget)
            if not (answer["stale"] and mode.closed):
                return Ranked(answer["decisions"], "guard")
        except CordonError as refused:
            if 400 <= refused.status < 500 and refused.status != 429:
                raise
        except OSError:
            pass
        verdict = "hide" if mode.closed else "keep"
        return Ranked([{"verdict": verdict, "reason": "no_answer"} for _ in question["candidates"]], "fail_mode")
