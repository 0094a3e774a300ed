"""What the command line decides, settled once and handed down."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One run's choices.

    `shown_content` is the content folder as problems name it; `only` is a glob over page paths; `cache` is safe to
    delete; `messages` is the language for editors.
    """

    content: Path
    output: Path
    templates: Path
    cache: Path
    shown_content: str = "content"
    base_url: str | None = None
    only: str | None = None
    pdf: bool = True
    jobs: int = 1
    strict: bool = False
    report: Path | None = None
    messages: Literal["vi", "en"] = "vi"

    @property
    def partial(self) -> bool:
        """Whether the run makes only a part of the site, for looking at."""
        return self.only is not None or not self.pdf
