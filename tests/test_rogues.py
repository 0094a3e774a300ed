"""Each rogue of the gallery is met by its command, and listed in exactly the expected lines."""

from pathlib import Path

import pytest

from bulletin.cli import main
from bulletin.i18n.problem_texts import EditorLanguage, problem_table
from tests.gallery import Rogue, Told, problem_lines, rogues, told_problems

# Codes that no files alone can show, and why; the tests named here show them all the same.
NOT_BY_FILES = {
    "artefact-path": "an id of more than 255 letters, which would fill a page (publish/test_links.py)",
    "certificate-early": "a certificate made for a day to come (commands/test_sign.py)",
    "certificate-expired": "a certificate made for days gone by (commands/test_sign.py)",
    "certificate-ran-out": "a certificate that is to expire (commands/test_verify.py)",
    "certificate-untrusted": "a key, which is kept nowhere (commands/test_verify.py)",
    "certificate-use": "a key, which is kept nowhere (commands/test_sign.py)",
    "disk-full": "a full disk (publish/test_machine.py)",
    "element-id-twice": "a fault of a template: what words bring along is cleaned (publish/test_links.py)",
    "figures-corrected": "a print edition, which is no text (commands/test_verify.py)",
    "figures-different": "a print edition, which is no text (commands/test_verify.py)",
    "figures-unpublished": "a print edition, which is no text (commands/test_verify.py)",
    "figures-withdrawn": "a print edition, which is no text (commands/test_origin.py)",
    "cluster-differs": "a cluster (test_cluster.py)",
    "cluster-library-missing": "a machine without Dask (test_cluster.py)",
    "cluster-silent": "a cluster (test_cluster.py)",
    "foreign-request": "a fault of a template: images in words are left out (publish/test_links.py)",
    "key-file-empty": "a PKCS#12 file, which is no text (signatures/test_keys.py)",
    "link-to-folder": "a symbolic link, which not every checkout keeps (sources/test_walk.py)",
    "markup-unreadable": "a fault of a template (publish/test_links.py)",
    "output-locked": "a second build at the same time (publish/test_lock.py)",
    "output-mount": "a mount point (publish/test_machine.py)",
    "output-symlink": "a symbolic link, told with the path of this machine (publish/test_output.py)",
    "output-unfinished": "a build that was killed, told with the path of this machine (publish/test_output.py)",
    "passphrase-missing": "a run without a terminal (commands/test_sign.py)",
    "passphrase-wrong": "a key, which is kept nowhere (commands/test_sign.py)",
    "permission-denied": "a folder without permission, which root does not mind (publish/test_machine.py)",
    "pin-locked": "a token that has locked itself, which SoftHSM does not (signatures/test_tokens.py)",
    "pin-wrong": "a token (signatures/test_tokens.py)",
    "print-library-missing": "a machine without Pango (test_cli_build.py)",
    "same-name": "two names that Windows and macOS take for one (sources/test_walk.py)",
    **dict.fromkeys(
        ("signature-box-late", "signature-box-outside", "signature-box-small", "signature-field-missing"),
        "a key, which is kept nowhere (signatures/test_signing.py)",
    ),
    "signature-broken": "a key, which is kept nowhere (commands/test_verify.py)",
    "signature-followed": "a key, which is kept nowhere (commands/test_verify.py)",
    "signature-page-missing": "a key, which is kept nowhere (signatures/test_signing.py)",
    "signature-partly": "a key, which is kept nowhere (commands/test_verify.py)",
    "signing-failed": "a token that fails while it signs (signatures/test_tokens.py)",
    "signing-library-missing": "a machine without pyHanko (commands/test_sign.py)",
    "timestamp-failed": "a server that is silent (commands/test_sign.py)",
    **dict.fromkeys(
        ("token-choice", "token-empty", "token-failed", "token-key-choice", "token-key-unknown", "token-unknown"),
        "a token (signatures/test_tokens.py)",
    ),
    "token-missing": "a token's library without a token (signatures/test_tokens.py)",
    "trust-unasked": "a key, which is kept nowhere (commands/test_verify.py)",
    "worker-died": "a process that is killed (jobs/test_run.py)",
    "unreadable-file": "a file that the system does not open (sources/test_walk.py)",
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("rogue", rogues(), ids=lambda rogue: rogue.code)
def test_prints_exactly_the_expected_lines(
    rogue: Rogue,
    language: EditorLanguage,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rogue.lay(tmp_path)
    monkeypatch.chdir(tmp_path)
    main([*rogue.command, "--messages", language])
    printed = problem_lines(capsys.readouterr().out)
    assert printed == rogue.expected(language)
    assert rogue.code in {told.code for told in told_problems(printed)}


def test_every_code_is_shown_by_a_rogue_or_says_why_not() -> None:
    shown = {rogue.code for rogue in rogues()}
    assert shown | NOT_BY_FILES.keys() == set(problem_table())
    assert not shown & NOT_BY_FILES.keys()


def test_a_list_falls_into_its_problems() -> None:
    """The gallery must not overlook what it is to show."""
    list_ = [
        "content/a b.md:3:1: lỗi[key-missing] thiếu khóa",
        "   3 | a",
        "     | ^",
        "    cách sửa: thêm",
        "title:",
        "vi/index.html:…:…: warning[link-broken] gone",
        "    fix: mend",
    ]
    assert told_problems(list_) == [
        Told("key-missing", list_[0], list_[1:3], list_[3:5]),
        Told("link-broken", list_[5], [], list_[6:]),
    ]
    printed = "\n".join(list_)
    assert problem_lines(f"{printed}\nlỗi: 1, cảnh báo: 1\nNội dung chưa đúng.\n") == list_
    assert problem_lines(f"{printed}\nNothing was written.\n") == list_
