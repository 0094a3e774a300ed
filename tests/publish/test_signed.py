"""Signed files are laid over the builds that they were made from, and over no other."""

from pathlib import Path

import pytest

from bulletin.artefact import Artefact
from bulletin.publish import PublishRefusedError, lay_over, read_signed
from bulletin.publish.signed import SignedFile, SignedFolder, sha256, write_index, write_signed
from tests.publish.conftest import told

PRINT = Artefact("vi/2020.pdf", b"as built")
PAGE = Artefact("index.html", b"a page")


@pytest.fixture
def signed(tmp_path: Path) -> SignedFolder:
    """A folder with one signed print, read back from the disk."""
    folder = tmp_path / "signed"
    write_signed(folder, PRINT.path, b"as signed")
    known = SignedFile(sha256(PRINT.content), sha256(b"as signed"), (sha256(b"signed once"),))
    write_index(SignedFolder(folder, {PRINT.path: known}))
    return read_signed(folder)


@pytest.mark.parametrize("content", [b"as built", b"signed once", b"as signed"])
def test_a_signed_file_stands_in_for_the_one_that_it_was_made_from(signed: SignedFolder, content: bytes) -> None:
    laid, problems = lay_over([PAGE, Artefact(PRINT.path, content)], signed, partial=False)
    assert laid == [PAGE, Artefact(PRINT.path, b"as signed")]
    assert problems == ()


def test_a_print_that_has_changed_is_published_unsigned_and_told_of(signed: SignedFolder) -> None:
    changed = Artefact(PRINT.path, b"built anew")
    laid, (problem,) = lay_over([PAGE, changed], signed, partial=False)
    assert laid == [PAGE, changed]
    assert told(problem).code == "signature-stale"
    assert problem.values == {"count": 1, "files": "vi/2020.pdf"}


def test_a_signed_file_that_was_tampered_with_or_lost_is_not_published(signed: SignedFolder) -> None:
    for spoil in (lambda file: file.write_bytes(b"somebody else's"), Path.unlink):
        spoil(signed.folder / PRINT.path)
        laid, (problem,) = lay_over([PRINT], signed, partial=False)
        assert laid == [PRINT]
        assert problem.code == "signature-stale"


def test_a_print_that_is_gone_is_told_of_unless_the_build_is_partial(signed: SignedFolder) -> None:
    assert [problem.code for problem in lay_over([PAGE], signed, partial=False)[1]] == ["signature-stale"]
    assert lay_over([PAGE], signed, partial=True) == ([PAGE], ())


def test_without_a_folder_nothing_is_signed(tmp_path: Path) -> None:
    assert lay_over([PRINT], read_signed(tmp_path / "signed"), partial=False) == ([PRINT], ())


@pytest.mark.parametrize(
    "index",
    [
        "",
        "[]",
        '{"format": "another/1", "files": []}',
        '{"format": "bulletin-signatures/1"}',
        '{"format": "bulletin-signatures/1", "files": '
        '[{"path": "../out.pdf", "unsigned": "", "signed": "", "earlier": []}]}',
    ],
)
def test_a_damaged_index_is_refused(tmp_path: Path, index: str) -> None:
    tmp_path.joinpath("signatures.json").write_text(index, "utf-8")
    with pytest.raises(PublishRefusedError) as refused:
        read_signed(tmp_path)
    assert told(refused.value.problem).code == "signed-index-broken"
