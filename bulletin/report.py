"""What a run says of itself: the stage that it is at, and in the end what it found and made."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bulletin.model.language import Language
from bulletin.problems import Problem


class Stage(StrEnum):
    """The stages in their order; progress output and `docs/architecture.md` use the same words."""

    SOURCES = "sources"
    VALIDATE = "validate"
    SITE = "site"
    CHECKS = "checks"
    RENDER = "render"
    PUBLISH = "publish"


Tell = Callable[[Stage, str], None]


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
    """What a run found and made. `artefacts` counts the files published; it is 0 where errors stopped the run.

    `held` counts the bulletins among all that are not out yet: drafts, and those under embargo; the first embargo of
    them ends at `next_release`. `lacks` says what each draft language still lacks.
    """

    problems: tuple[Problem, ...]
    stopped: bool
    bulletins: int = 0
    held: int = 0
    next_release: datetime | None = None
    artefacts: int = 0
    lacks: tuple[Lack, ...] = ()
