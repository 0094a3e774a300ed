"""Chooses the form in which problems are listed."""

from collections.abc import Iterator, Sequence

from bulletin.listing.excerpt import stored_lines
from bulletin.listing.machines import as_github, as_json
from bulletin.listing.sarif import as_sarif
from bulletin.listing.text import Terminal, as_text
from bulletin.problems import Problem
from bulletin.settings import Settings


def listed(problems: Sequence[Problem], settings: Settings, terminal: Terminal) -> Iterator[str]:
    """The lines of the list, in the form and language of the run. JSON and SARIF are one document, problems or none."""
    match settings.listing:
        case "json":
            yield as_json(problems)
        case "github":
            yield from as_github(problems, settings.messages)
        case "sarif":
            yield as_sarif(problems, settings.messages)
        case "text":
            stored_line = stored_lines(settings.content, settings.shown_content)
            yield from as_text(problems, settings.messages, stored_line, terminal)
