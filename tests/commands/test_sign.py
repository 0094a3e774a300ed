"""`build.py sign`: what it signs, keeps and publishes; where secrets come from, and that none comes out again."""

import json
import os
import pty
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bulletin.artefact import Artefact
from bulletin.cli import MACHINE, PUBLISHED, WRONG_COMMAND, WRONG_CONTENT, main
from bulletin.publish import publish
from bulletin.publish.signed import sha256
from tests.conftest import ROOT
from tests.signatures.authority import PASSPHRASE, Certified, certify
from tests.signatures.conftest import pdfsig

pytestmark = pytest.mark.long

ENGLISH = "en/tra-vinh/2020/tra-vinh-2020-en.pdf"
VIETNAMESE = "vi/tra-vinh/2020/tra-vinh-2020-vi.pdf"


def text_of(file: Path) -> str:
    """What stands on a print's second page."""
    command = ["/usr/bin/env", "pdftotext", "-f", "2", str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


@dataclass
class Office:
    """A folder with a built site and somebody's key."""

    folder: Path
    root: Certified
    capsys: pytest.CaptureFixture[str]

    def key(self, owner: Certified) -> str:
        owner.key_file(self.folder / "key.p12", self.root)
        return "key.p12"

    def sign(self, *options: str, language: str = "en") -> tuple[int, str]:
        """Run it; the exit code, and all that was printed."""
        code = main(["sign", "--output", "output", "--messages", language, *options])
        printed = self.capsys.readouterr()
        return code, printed.out + printed.err

    def published(self) -> dict[str, str]:
        """The digests in the manifest, by path."""
        return {file["path"]: file["sha256"] for file in json.loads(Path("output/manifest.json").read_bytes())["files"]}


@pytest.fixture
def office(
    output: Path, root: Certified, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Office:
    monkeypatch.chdir(output.parent)
    monkeypatch.setenv("BULLETIN_PASSPHRASE", PASSPHRASE)
    return Office(output.parent, root, capsys)


def test_signs_the_prints_keeps_them_and_publishes_them(office: Office, person: Certified, document: bytes) -> None:
    code, printed = office.sign("--p12", office.key(person))
    assert code == PUBLISHED
    assert printed == (
        f"signed: {ENGLISH}\n"
        f"signed: {VIETNAMESE}\n"
        "Signer: Người ký thử nghiệm (Đơn vị thử nghiệm). Files signed now: 2. "
        "They are kept in signed and laid into output.\n"
    )
    for path in (ENGLISH, VIETNAMESE):
        kept = Path("signed", path).read_bytes()
        assert Path("output", path).read_bytes() == kept
        assert office.published()[path] == sha256(kept)
        assert "Signature is Valid" in pdfsig(Path("output", path))
    assert json.loads(Path("signed/signatures.json").read_bytes())["files"][0] == {
        "path": ENGLISH,
        "unsigned": sha256(document),
        "signed": office.published()[ENGLISH],
        "earlier": [],
    }
    assert Path("output/index.html").read_bytes() == b"<!DOCTYPE html>"


def test_signing_again_changes_nothing_and_somebody_else_signs_on_top(
    office: Office, person: Certified, agency: Certified
) -> None:
    office.sign("--p12", office.key(person), "--only", "vi/*")
    first = office.published()
    code, printed = office.sign("--p12", office.key(person), "--only", "vi/*", language="vi")
    assert (code, printed) == (PUBLISHED, "Số tệp đã có sẵn chữ ký này, được giữ nguyên: 1.\n")
    assert office.published() == first
    assert office.sign("--p12", office.key(agency))[0] == PUBLISHED
    assert pdfsig(Path("output", VIETNAMESE)).count("Signature is Valid") == 2
    assert pdfsig(Path("output", ENGLISH)).count("Signature is Valid") == 1


def test_what_a_run_that_was_cut_short_has_signed_is_laid_into_the_output_by_the_next(
    office: Office, person: Certified, output: Path, document: bytes
) -> None:
    office.sign("--p12", office.key(person))
    signed = office.published()
    publish([Artefact("index.html", b""), Artefact(ENGLISH, document), Artefact(VIETNAMESE, document)], output)
    assert office.sign("--p12", office.key(person)) == (
        PUBLISHED,
        "Files that bore this signature already and were left alone: 2.\n",
    )
    assert office.published()[VIETNAMESE] == signed[VIETNAMESE]


def test_a_signature_that_is_seen_speaks_the_language_of_its_print(office: Office, person: Certified) -> None:
    assert office.sign("--p12", office.key(person), "--box", "last,110,200,70,25")[0] == PUBLISHED
    for path, words in ((ENGLISH, "Digitally signed by"), (VIETNAMESE, "Ký số bởi")):
        assert words in text_of(Path("output", path))


def test_without_a_box_a_signature_is_seen_where_a_report_leaves_room(
    office: Office, person: Certified, output: Path, document: bytes, roomy: bytes
) -> None:
    report = VIETNAMESE.replace("-vi.pdf", "-report-vi.pdf")
    publish([Artefact(VIETNAMESE, document), Artefact(report, roomy)], output)
    assert office.sign("--p12", office.key(person))[0] == PUBLISHED
    seen = {path: "Ký số bởi" in text_of(output / path) for path in (VIETNAMESE, report)}
    assert seen == {VIETNAMESE: False, report: True}
    publish([Artefact(report, roomy)], output)
    shutil.rmtree("signed")
    assert office.sign("--p12", office.key(person), "--unseen")[0] == PUBLISHED
    assert "Ký số bởi" not in text_of(output / report)
    assert "Signature is Valid" in pdfsig(output / report)


def test_later_builds_publish_what_is_signed_until_a_print_changes(
    content: Path, person: Certified, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(content.parent)
    monkeypatch.setenv("BULLETIN_PASSPHRASE", PASSPHRASE)
    with content.joinpath("site.yaml").open("a", encoding="utf-8") as site:
        site.write("prints:\n  - bulletin\n")
    build = ["build", "--content", "content", "--output", "output", "--base-url", "https://a.example/"]
    build += ["--as-of", "2026-12-01", "--messages", "en"]
    office = Office(content.parent, person, capsys)
    assert main(build) == PUBLISHED
    built = office.published()
    assert office.sign("--p12", office.key(person))[0] == PUBLISHED
    signed = office.published()
    assert {path for path in built if built[path] != signed[path]} == {ENGLISH, VIETNAMESE}
    assert main(build) == PUBLISHED
    assert office.published() == signed
    assert "signature-stale" not in capsys.readouterr().out
    words = content / "bulletins" / "tra-vinh" / "2020.md"
    words.write_text(words.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")
    assert main(build) == PUBLISHED
    assert office.published()[ENGLISH] == signed[ENGLISH]
    assert office.published()[VIETNAMESE] != signed[VIETNAMESE]
    assert "Signature is Valid" not in pdfsig(Path("output", VIETNAMESE))
    printed = capsys.readouterr().out
    assert "signed:1:1: warning[signature-stale] signed files that no longer serve" in printed
    assert VIETNAMESE in printed
    assert ENGLISH not in printed


def test_one_document_without_the_place_does_not_keep_the_others_from_being_signed(
    office: Office, person: Certified, output: Path, document: bytes
) -> None:
    publish([Artefact(ENGLISH, document), Artefact("vi/broken.pdf", b"%PDF-1.7 no more")], output)
    code, printed = office.sign("--p12", office.key(person))
    assert code == WRONG_CONTENT
    assert f"signed: {ENGLISH}\n" in printed
    assert "output/vi/broken.pdf:1:1: error[pdf-unreadable]" in printed
    assert "Traceback" not in printed


@pytest.mark.parametrize(
    ("change", "options", "code"),
    [
        ("", ("--only", "en/long-an/*"), "sign-nothing"),
        ("rm output/manifest.json", (), "sign-unbuilt"),
        (f"printf x >> output/{ENGLISH}", (), "output-changed"),
        (f"rm output/{VIETNAMESE}", (), "output-changed"),
        ("rm key.p12", (), "file-unread"),
        ("printf x > key.p12", (), "key-file-unreadable"),
        ("mkdir signed; printf x > signed/signatures.json", (), "signed-index-broken"),
        ("printf wrong > secret", ("--passphrase-file", "secret"), "passphrase-wrong"),
        (r"printf '\377' > secret", ("--passphrase-file", "secret"), "passphrase-unreadable"),
        ("", ("--passphrase-file", "secret"), "file-unread"),
    ],
)
def test_refuses_in_both_languages_with_a_remedy_and_without_a_traceback(
    office: Office, person: Certified, change: str, options: tuple[str, ...], code: str
) -> None:
    key = office.key(person)
    subprocess.run(change, shell=True, check=True)  # noqa: S602 - the commands above
    for language, remedy in (("vi", "cách sửa: "), ("en", "fix: ")):
        exit_code, printed = office.sign("--p12", key, *options, language=language)
        assert exit_code == WRONG_COMMAND
        assert f"[{code}]" in printed
        assert remedy in printed
        assert "Traceback" not in printed
        assert "wrong\n" not in printed
    assert not Path("signed", ENGLISH).exists()


@pytest.mark.parametrize(
    ("days", "use", "code"),
    [
        ((-30, -1), "sign", "certificate-expired"),
        ((1, 30), "sign", "certificate-early"),
        ((-1, 30), "encrypt", "certificate-use"),
    ],
)
def test_a_certificate_that_nobody_would_accept_signs_nothing(
    office: Office, days: tuple[int, int], use: str, code: str
) -> None:
    unfit = certify("Trần Hết Hạn", "Đơn vị thử nghiệm", office.root, days=days, use=use)
    exit_code, printed = office.sign("--p12", office.key(unfit))
    assert exit_code == WRONG_COMMAND
    assert f"[{code}]" in printed
    assert "Trần Hết Hạn" in printed
    assert not Path("signed").exists()


def test_a_timestamp_server_that_is_silent_ends_the_run_as_a_fault_of_the_machine(
    office: Office, person: Certified
) -> None:
    before = office.published()
    code, printed = office.sign("--p12", office.key(person), "--tsa", "http://127.0.0.1:9/", language="vi")
    assert code == MACHINE
    assert "lỗi[timestamp-failed]" in printed
    assert printed.count("timestamp-failed") == 1
    assert office.published() == before


def test_nobody_to_ask_and_nothing_given_is_refused(
    office: Office, person: Certified, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BULLETIN_PASSPHRASE")
    code, printed = office.sign("--p12", office.key(person))
    assert code == WRONG_COMMAND
    assert "[passphrase-missing]" in printed


def test_a_passphrase_is_asked_for_at_the_terminal_and_not_echoed(office: Office, person: Certified) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "BULLETIN_PASSPHRASE"}
    command = [sys.executable, str(ROOT / "build.py"), "sign", "--output", "output", "--p12", office.key(person)]
    keyboard, terminal = pty.openpty()
    running = subprocess.Popen(
        command,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=environment,
        start_new_session=True,
    )
    os.close(terminal)
    printed = b""
    while b"key.p12" not in printed:
        printed += os.read(keyboard, 1000)
    os.write(keyboard, f"{PASSPHRASE}\n".encode())
    try:
        while part := os.read(keyboard, 1000):
            printed += part
    except OSError:  # the other end is closed
        pass
    assert running.wait() == PUBLISHED
    os.close(keyboard)
    assert "đã ký: " in printed.decode()
    assert PASSPHRASE not in printed.decode()


@pytest.mark.parametrize(
    "options",
    [("--passphrase", "s3cret"), ("--pin=s3cret",), ("--password", "s3cret"), ("--tsa", "https://a:s3cret@x/")],
)
def test_a_secret_on_the_command_line_is_refused_and_not_repeated(office: Office, options: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as left:
        office.sign("--p12", "key.p12", *options)
    assert left.value.code == WRONG_COMMAND
    printed = office.capsys.readouterr()
    assert "s3cret" not in printed.out + printed.err


@pytest.mark.parametrize("box", ["1,2,3", "0,10,10,50,20", "1,10,10,-5,20", "1,a,10,50,20"])
def test_a_box_that_is_none_is_refused(office: Office, box: str) -> None:
    with pytest.raises(SystemExit) as left:
        office.sign("--p12", "key.p12", f"--box={box}")
    assert left.value.code == WRONG_COMMAND


def test_the_program_itself_runs_without_the_libraries_of_signing() -> None:
    """A build must not need them: they are installed by `make sign` alone."""
    refuse = (
        "import sys\n"
        "class Refuse:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in {'pyhanko', 'pyhanko_certvalidator', 'pkcs11', 'asn1crypto'}:\n"
        "            raise ModuleNotFoundError(name, name=name)\n"
        "sys.meta_path.insert(0, Refuse())\n"
        "from bulletin.cli import main\n"
        "sys.exit(main(['verify', '--messages', 'en', 'README.md']))\n"
    )
    ran = subprocess.run([sys.executable, "-c", refuse], cwd=ROOT, capture_output=True, check=False)
    assert ran.returncode == MACHINE
    assert b"error[signing-library-missing]" in ran.stdout
    assert b"Traceback" not in ran.stderr
