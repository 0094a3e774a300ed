"""What the tests of the rules between bulletins share."""

from pathlib import Path

from bulletin.checks.check import check
from bulletin.problems import Problem
from bulletin.site.assemble import assemble
from bulletin.site.site import CheckedSite
from tests.conftest import read_archive

# Of the other rules nothing is tested here: a flow that falls in the year, two bulletins that differ.
CODES = {
    *("change-mismatch", "change-opposite", "previous-differs", "scale-jump", "series-jump", "merger-differs"),
    *("source-before-period", "published-before-end", "published-before-start", "as-of-outside", "accept-needless"),
}


def checked_site(folder: Path) -> tuple[CheckedSite, tuple[Problem, ...]]:
    """Check a content folder; the problems of the rules between bulletins, in the order of their places."""
    archive, problems = read_archive(folder)
    assert archive is not None, problems
    assert {problem.code for problem in problems} <= {"translation-missing"}
    site, found = check(assemble(archive))
    return site, tuple(sorted((one for one in found if one.code in CODES), key=lambda problem: problem.where))


def found(folder: Path) -> tuple[Problem, ...]:
    """The problems alone."""
    return checked_site(folder)[1]


def codes(folder: Path) -> list[str]:
    """Their codes."""
    return [problem.code for problem in found(folder)]


def the_one(folder: Path) -> Problem:
    """The only problem."""
    (problem,) = found(folder)
    return problem
