"""Says which stage runs, how far it has come, and how long it took."""

import time
from typing import TYPE_CHECKING, TextIO

from bulletin.cli_texts import STAGES, TEXTS
from bulletin.i18n.problem_texts import EditorLanguage
from bulletin.report import Stage, Step

if TYPE_CHECKING:
    from bulletin.jobs import Work

# A line that is written again more often than this is not read any better.
_EVERY = 0.2
# Before so much is done, what is left cannot be told.
_ENOUGH, _LONG = 0.02, 3.0


class Progress:
    """Writes a line for each stage. On a terminal, the line of the running one tells what is done and what is left."""

    def __init__(self, stream: TextIO, language: EditorLanguage) -> None:
        """Write to `stream`, in the language of editors."""
        self._stream, self._language = stream, language
        self._stage: Stage | None = None
        self._made = 0
        self._since = self._written = time.perf_counter()

    def __call__(self, step: Step) -> None:
        """Take note of one step."""
        if step.stage is not self._stage:
            self.end_stage()
            self._stage, self._made = step.stage, 0
            self._stream.write(self._head())
            self._stream.flush()
        self._made += bool(step.made)
        if step.work and self._stream.isatty() and time.perf_counter() - self._written > _EVERY:
            self._written = time.perf_counter()
            self._stream.write(f"\r\x1b[K{self._head()}{self._so_far(step.work)}")
            self._stream.flush()

    def end_stage(self) -> None:
        """Close the line of the running stage with its time."""
        if self._stage:
            made = f"{self._made} {TEXTS[self._language]['files']}, " if self._made else ""
            again = f"\r\x1b[K{self._head()}" if self._stream.isatty() else ""
            self._stream.write(f"{again}{made}{time.perf_counter() - self._since:.2f} s\n")
        self._stage, self._since = None, time.perf_counter()

    def _head(self) -> str:
        if self._stage is None:
            return ""
        return f"{list(Stage).index(self._stage) + 1}/{len(Stage)} {STAGES[self._language][self._stage]} … "

    def _so_far(self, work: "Work") -> str:
        texts = TEXTS[self._language]
        share = work.done / (work.done + work.ahead) if work.done else 0.0
        passed = time.perf_counter() - self._since
        told = f"{self._made} {texts['files']}, {share:.0%}"
        if share < _ENOUGH or passed < _LONG:
            return told
        return f"{told}, {texts['left'].format(seconds=round(passed / share - passed))}"
