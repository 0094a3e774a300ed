"""Why a file was made again is said in words, whatever it is made from."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bulletin.commands.explain import explained
from bulletin.jobs import Job, Kept, Reason, Run
from bulletin.render.inputs import Origins
from bulletin.render.whole import render
from tests.conftest import add_bulletin
from tests.render.conftest import check_folder, settings_for


def test_every_input_has_words_in_both_languages(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Pages by year have inputs of their own.
    monkeypatch.setattr("bulletin.site.assemble.LONGEST", 1)
    monkeypatch.setattr("bulletin.site.assemble.LONGEST_OF_PLACE", 1)
    add_bulletin(content, "tra-vinh", "2019", "  digital_certificates: 2.156\n")
    met: set[str] = set()

    def crew(run: Run, jobs: Sequence[Job]) -> Iterator[tuple[Job, tuple[Kept, ...]]]:
        for job in jobs:
            met.update(job.inputs)
            yield job, run.make(job) if not job.name.endswith(".pdf") else ()

    run = Run(tmp_path / "artefacts", "site", crew, lambda _: "")
    checked, settings = check_folder(content), settings_for(content)
    list(render(checked, settings, run, Origins(checked, settings)))
    assert met >= {
        "program",
        "bulletin",
        "bulletins",
        "unit",
        "year",
        "period",
        "place",
        "indicator",
        "indicators",
        "words",
    }
    for language, known in (("vi", "phần lời"), ("en", "the pages of words")):
        said = explained(Reason("job", tuple(sorted(met))), "path", language)  # type: ignore[arg-type]
        assert known in said
        assert said.count("; ") == len(met) - 1


def test_what_was_kept_and_what_is_unknown_is_said_so() -> None:
    assert explained(Reason("job", ()), "vi/index.html", "en").startswith("vi/index.html: reused")
    assert "vi/none.html" in explained(None, "vi/none.html", "en")
