"""Sources that their publishers withdrew, and the figures that rest on nothing else."""

from datetime import date
from pathlib import Path

from bulletin.problems import Problem
from tests.checks.conftest import problems_of

_TWO = """\
  other:
    title: Bài khác
    publisher: Cổng khác
"""


def lay(folder: Path, figures: str, head: str = "") -> tuple[Problem, ...]:
    """The smallest site with a withdrawn source and one that stands."""
    path = folder / "bulletins" / "tra-vinh" / "2020.md"
    text = path.read_text("utf-8").replace("    date: 2021-01-28\n", f"    withdrawn: 2021-03-01\n{_TWO}")
    text = text.replace("  digital_certificates: 2.165\n", figures).replace("title: Bản", f"{head}title: Bản")
    path.write_text(text, "utf-8")
    english = path.with_name("2020.en.md")
    texts = "  sources.other.title: Other article\n  sources.other.publisher: Other portal\n"
    if "reason" in head:
        texts += "  withdrawn.reason: Wrong.\n"
    english.write_text(english.read_text("utf-8").replace("texts:\n", f"texts:\n{texts}"), "utf-8")
    return problems_of(folder, "source-withdrawn")


def figure(source: str) -> str:
    return f"  digital_certificates:\n    value: 2.165\n    source: {source}\n"


def test_a_figure_of_a_withdrawn_source_alone_is_told(content: Path) -> None:
    (problem,) = lay(content, figure("portal"))
    assert problem.values == {"name": "digital_certificates", "source": "portal", "date": date(2021, 3, 1)}
    assert problem.where.line == 19


def test_another_source_holds_a_figure(content: Path) -> None:
    assert lay(content, figure("[portal, other]")) == ()


def test_parts_follow_their_total(content: Path) -> None:
    parts = "    by:\n      holder:\n        organisation: 475\n        person: 1.690\n"
    (problem,) = lay(content, figure("portal") + parts)
    assert problem.values["name"] == "digital_certificates"


def test_a_part_with_a_source_of_its_own_is_told(content: Path) -> None:
    parts = "    by:\n      holder:\n        person:\n          value: 1.690\n          source: portal\n"
    (problem,) = lay(content, figure("other") + parts)
    assert problem.values["name"] == "digital_certificates.holder.person"


def test_a_withdrawn_bulletin_asks_for_no_other_source(content: Path) -> None:
    head = "withdrawn:\n  date: 2021-03-02\n  reason: Sai.\n"
    assert lay(content, figure("portal"), head) == ()
