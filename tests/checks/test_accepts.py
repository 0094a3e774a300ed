"""What was accepted holds for the numbers that were published with it, and for no others."""

from pathlib import Path

import pytest

from bulletin.checks.check import check
from bulletin.model.release import released
from bulletin.problems import Problem
from bulletin.site.accepted import accepted_of
from bulletin.site.assemble import assemble
from bulletin.validate.release_lines import lock_text
from tests.conftest import FRONT_MATTER, add_bulletin, read_archive

_SHARE = "  admin_procedures: {whole}\n  ops_online:\n    value: {n}, chiếm {share}%\n{accept}"
_ACCEPT = "    accept:\n      share-mismatch: Nguồn in như vậy.\n"
_GROWTH = "  digital_certificates:\n    value: 2.165, tăng {growth}% so với năm 2019\n{accept}"


def _write(content: Path, figures: str) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    path.write_text(FRONT_MATTER.replace("  digital_certificates: 2.165\n", figures).partition("Tổng")[0], "utf-8")
    english = content / "bulletins" / "tra-vinh" / "2020.en.md"
    english.write_text(english.read_text("utf-8").partition("The total")[0], "utf-8")


def _release(content: Path) -> None:
    archive, _ = read_archive(content)
    assert archive is not None
    site = assemble(archive)
    accepted = accepted_of(check(site)[0].findings)
    lines = (released(one, accepted.get(one.key, ())) for one in site.bulletins)
    content.joinpath("releases.lock").write_text(lock_text(lines), "utf-8")


def _changed(content: Path) -> list[Problem]:
    archive, problems = read_archive(content)
    assert archive is not None
    assert {problem.code for problem in problems} <= {"translation-missing"}
    return [problem for problem in check(assemble(archive))[1] if problem.code == "accept-changed"]


def test_a_slip_in_what_stands_beside_an_accepted_figure_is_told(content: Path) -> None:
    _write(content, _SHARE.format(whole=4, n=3, share=80, accept=_ACCEPT))
    _release(content)
    assert _changed(content) == []
    _write(content, _SHARE.format(whole=4, n=3, share=70, accept=_ACCEPT))
    (problem,) = _changed(content)
    assert problem.values == {"name": "ops_online", "accepted": "share-mismatch", "was": "80", "now": "70"}
    assert (problem.where.line, problem.where.column) == (19, 7)
    _release(content)
    assert _changed(content) == []


def test_so_is_one_in_the_bulletin_that_it_contradicts(content: Path) -> None:
    accept = _ACCEPT.replace("share-mismatch", "change-mismatch")
    _write(content, _GROWTH.format(growth="43,1", accept=accept))
    add_bulletin(content, "tra-vinh", "2019", "  digital_certificates: 2.019\n")
    _release(content)
    add_bulletin(content, "tra-vinh", "2019", "  digital_certificates: 2.091\n")
    (problem,) = _changed(content)
    assert problem.values["was"] == "2.019"
    assert problem.values["now"] == "2.091"


def test_what_was_accepted_since_has_nothing_to_agree_with(content: Path) -> None:
    _write(content, _SHARE.format(whole=4, n=3, share=75, accept=""))
    _release(content)
    _write(content, _SHARE.format(whole=4, n=3, share=80, accept=_ACCEPT))
    assert _changed(content) == []


@pytest.mark.parametrize("share", ["80", "80,0"])
def test_a_reason_may_be_reworded(content: Path, share: str) -> None:
    _write(content, _SHARE.format(whole=4, n=3, share=share, accept=_ACCEPT))
    _release(content)
    _write(content, _SHARE.format(whole=4, n=3, share=share, accept=_ACCEPT.replace("như vậy", "đúng như vậy")))
    assert _changed(content) == []
