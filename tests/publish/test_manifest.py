"""The manifest lists every file, and tells a folder of ours from anybody else's."""

import json
from pathlib import Path

import pytest

from bulletin.artefact import Artefact
from bulletin.publish.manifest import Entry, Manifest, amended, entry, read_manifest
from tests.publish.conftest import manifest

FILES = (Artefact("vi/index.html", b"abc"), Artefact("assets/site.css", b""))
# SHA-256 of "abc" and of nothing, as FIPS 180-4's examples and every tool print them.
ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_lists_every_file_with_size_and_digest_sorted_by_path() -> None:
    made = manifest(FILES)
    assert made.path == "manifest.json"
    assert made.content.decode() == (
        '{\n"format": "bulletin-manifest/1",\n"partial": false,\n"files": [\n'
        f'  {{"path": "assets/site.css", "size": 0, "sha256": "{NOTHING}"}},\n'
        f'  {{"path": "vi/index.html", "size": 3, "sha256": "{ABC}"}}\n'
        "]\n}\n"
    )


def test_is_amended_to_what_it_would_be_if_it_were_made_anew() -> None:
    for number, file in enumerate(FILES):
        changed = Artefact(file.path, b"something else")
        others = [*FILES[:number], changed, *FILES[number + 1 :]]
        assert amended(manifest(FILES).content, [entry(changed.path, changed.content)]) == manifest(others).content


def test_is_not_amended_by_a_file_that_it_does_not_list() -> None:
    with pytest.raises(ValueError, match="not found"):
        amended(manifest(FILES).content, [Entry("vi/index.htm", 3, ABC)])


def test_is_the_same_in_whatever_order_the_files_come() -> None:
    assert manifest(FILES) == manifest(reversed(FILES))


def test_reads_back_what_it_has_written(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(manifest(FILES, partial=True).content)
    entries = (Entry("assets/site.css", 0, NOTHING), Entry("vi/index.html", 3, ABC))
    assert read_manifest(tmp_path) == Manifest(True, entries)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"null",
        b'{"name": "a web app", "icons": []}',
        b'{"format": "bulletin-manifest/1"}',
        b'{"format": "bulletin-manifest/1", "partial": false, "files": [{"path": "a"}]}',
        json.dumps({"format": "bulletin-manifest/2", "partial": False, "files": []}).encode(),
    ],
)
def test_takes_no_other_manifest_for_its_own(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    assert read_manifest(tmp_path) is None


def test_a_folder_without_a_manifest_is_not_ours(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    (tmp_path / "manifest.json").mkdir()
    assert read_manifest(tmp_path) is None
