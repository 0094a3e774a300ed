"""What the command line decides, settled once and handed down."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

_BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One run's choices.

    `shown_content` and `shown_templates` are those folders as problems name them; `only` is a glob over page paths;
    `explain` is the path of an output file that the run is to say of why it was made again, or that it was not.
    `cache` is safe to delete; `libraries` holds what set-up fetched for the browser (node_modules); `messages` is the
    language for editors, `listing` the form in which problems are printed.
    `as_of` is the moment of the build, with its zone: what may not be published by then is left out, unless `drafts`
    asks for it. A run that is told no moment publishes nothing that waits for one.
    """

    content: Path
    output: Path
    templates: Path
    cache: Path
    libraries: Path
    shown_content: str = "content"
    shown_templates: str = "templates"
    base_url: str | None = None
    only: str | None = None
    pdf: bool = True
    explain: str | None = None
    drafts: bool = False
    as_of: datetime = _BEGINNING
    jobs: int = 1
    strict: bool = False
    report: Path | None = None
    messages: Literal["vi", "en"] = "vi"
    listing: Literal["text", "json", "github", "sarif"] = "text"

    @property
    def signed(self) -> Path:
        """Where signed PDFs are kept: beside the output folder, which every build replaces."""
        return self.output.with_name("signed")

    @property
    def partial(self) -> bool:
        """Whether the run makes less than the site, or more than may be published: for looking at."""
        return self.only is not None or not self.pdf or self.drafts
