"""What the command line decides, settled once and handed down."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One run's choices. `only` is a glob over page paths; `cache` is safe to delete; `messages` is for editors."""

    content: Path
    output: Path
    templates: Path
    cache: Path
    base_url: str | None = None
    only: str | None = None
    pdf: bool = True
    jobs: int = 1
    strict: bool = False
    report: Path | None = None
    messages: Literal["vi", "en"] = "vi"
