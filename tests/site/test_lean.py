"""What checks alone ask for is let go of after them, and nothing that is published changes by it."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from bulletin.parts import check_content
from bulletin.settings import Settings
from tests.conftest import ROOT, read_archive


def test_words_keep_what_is_published_of_them(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    settings = Settings(
        content=tmp_path / "content",
        output=tmp_path / "output",
        templates=ROOT / "templates",
        cache=tmp_path / "cache",
        libraries=ROOT / "node_modules",
        as_of=datetime(2026, 12, 31, tzinfo=UTC),
    )
    checked, _ = check_content(settings, lambda *_: None)
    assert checked is not None
    archive, _ = read_archive(tmp_path / "content")
    assert archive is not None
    before = {bulletin.key: bulletin for bulletin in archive.bulletins}
    assert any(words.numbers for one in before.values() for words in one.words.values())
    for bulletin in checked.site.bulletins:
        for code, words in bulletin.words.items():
            then = before[bulletin.key].words[code]
            assert (words.numbers, words.headings) == ((), ())
            assert (words.title, words.summary, words.body) == (then.title, then.summary, then.body)
            assert [one.target for one in words.references] == [one.target for one in then.references]
        quoted = sum(len(words.references) for words in before[bulletin.key].words.values())
        assert checked.qualities[bulletin.key].quoted == quoted
        stated = [one.id for one in before[bulletin.key].every_statement()]
        assert [one.id for one in bulletin.every_statement()] == stated
