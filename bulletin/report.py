"""What a run says of itself: the stage that it is at, and in the end what it found and made."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from bulletin.model.language import Language
from bulletin.problems import Problem

if TYPE_CHECKING:
    # A check does no jobs, and starts sooner without what they need.
    from bulletin.jobs import Reason, Work


class Stage(StrEnum):
    """The stages in their order; progress output and `docs/architecture.md` use the same words."""

    SOURCES = "sources"
    VALIDATE = "validate"
    SITE = "site"
    CHECKS = "checks"
    RENDER = "render"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Step:
    """What a run has come to: its stage, the file that it has just made, how much is done and how much lies ahead."""

    stage: Stage
    made: str = ""
    work: "Work | None" = None


Tell = Callable[[Step], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """What a draft language lacks: messages, texts of the catalogue, the places and the site, bulletins, pages."""

    language: Language
    messages: int
    texts: int
    bulletins: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run found and made.

    `artefacts` counts the files published; it is 0 where errors stopped the run. Of the jobs that made them, `reused`
    had been done before; `reason` is that of the file which was asked for. `held` counts the bulletins among all that
    are not out yet: drafts, and those under embargo; the first embargo of them ends at `next_release`. `lacks` says
    what each draft language still lacks.
    """

    problems: tuple[Problem, ...]
    stopped: bool
    bulletins: int = 0
    held: int = 0
    next_release: datetime | None = None
    artefacts: int = 0
    reused: int = 0
    reason: "Reason | None" = None
    lacks: tuple[Lack, ...] = ()
