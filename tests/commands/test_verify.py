"""`build.py verify`: what it says of files and folders, in both languages, and its exit codes."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from bulletin.cli import PUBLISHED, WRONG_COMMAND, WRONG_CONTENT, main
from bulletin.commands.verify import verify, verify_lines
from bulletin.render.pdf import Enclosure, make_press, print_pdf
from tests.render.conftest import CACHE, TEMPLATES
from tests.signatures.authority import Certified, certify
from tests.signatures.conftest import MOMENT, PAGE, Put


@pytest.fixture
def folder(tmp_path: Path, document: bytes, put: Put, person: Certified, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A signed print and one that is not, seen from beside the folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "received"
    folder.mkdir()
    folder.joinpath("a.pdf").write_bytes(put(document, person))
    folder.joinpath("b.pdf").write_bytes(document)
    return folder


def test_says_who_signed_when_whether_it_was_changed_and_whether_to_trust_it(
    folder: Path, root: Certified, capsys: pytest.CaptureFixture[str]
) -> None:
    root.root_file(folder.parent / "root.pem")
    time = MOMENT.isoformat()
    assert main(["verify", "received/a.pdf", "--trust", "root.pem", "--messages", "vi"]) == PUBLISHED
    assert capsys.readouterr().out == (
        "received/a.pdf\n"
        "  người ký: Người ký thử nghiệm (Đơn vị thử nghiệm); đơn vị cấp chứng thư: Gốc thử nghiệm\n"
        f"    lúc {time}, theo đồng hồ của người ký\n"
        "    nội dung: nguyên vẹn, không thay đổi sau khi ký\n"
        "    chứng thư: tin cậy\n"
        "Số tệp PDF: 1; có chữ ký: 1; chữ ký: 1.\n"
    )
    assert main(["verify", "received/a.pdf", "--trust", "root.pem", "--messages", "en"]) == PUBLISHED
    assert capsys.readouterr().out == (
        "received/a.pdf\n"
        "  signer: Người ký thử nghiệm (Đơn vị thử nghiệm); certificate issued by: Gốc thử nghiệm\n"
        f"    at {time}, by the signer's own clock\n"
        "    content: whole, not changed since it was signed\n"
        "    certificate: trusted\n"
        "PDF files: 1; signed: 1; signatures: 1.\n"
    )


def test_warnings_are_no_failure_unless_strict(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "received", "--messages", "en"]) == PUBLISHED
    printed = capsys.readouterr().out
    assert "received:1:1: warning[signature-partly] files without a signature: 1 (received/b.pdf)" in printed
    assert "received:1:1: warning[trust-unasked]" in printed
    assert "certificate: not checked" in printed
    assert main(["verify", str(folder), "--strict", "--messages", "en"]) == WRONG_CONTENT


def test_what_was_tampered_with_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "a.pdf"
    file.write_bytes(file.read_bytes().replace(b"/Lang (vi)", b"/Lang (en)"))
    assert main(["verify", "received/a.pdf", "--messages", "vi"]) == WRONG_CONTENT
    printed = capsys.readouterr().out
    assert "nội dung: KHÔNG KHỚP với chữ ký" in printed
    assert "received/a.pdf:1:1: lỗi[signature-broken]" in printed


def test_whom_nobody_vouches_for_is_not_trusted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    certify("Gốc khác", "Cơ quan khác", use="issue").root_file(folder.parent / "other.pem")
    assert main(["verify", "received/a.pdf", "--trust", "other.pem", "--messages", "vi"]) == WRONG_CONTENT
    printed = capsys.readouterr().out
    assert "chứng thư: KHÔNG tin cậy" in printed
    assert "received/a.pdf:1:1: lỗi[certificate-untrusted] chứng thư của Người ký thử nghiệm" in printed


def test_a_certificate_that_ran_out_since_is_told_of(folder: Path, root: Certified) -> None:
    trusted = [root.root_file(folder.parent / "root.pem")]
    found = verify(folder / "a.pdf", trusted, MOMENT + timedelta(days=400), folder / "no site")
    assert [problem.code for problem in found.problems] == ["certificate-ran-out"]
    assert "    certificate: expired" in list(verify_lines(found, "en"))


@pytest.fixture
def printed(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A print edition as it was handed on, seen from beside it and the site in `output`."""
    monkeypatch.chdir(tmp_path)
    assert main(["build", "--content", "content", "--output", "output"]) == PUBLISHED
    return Path("output/vi/tra-vinh/2020/tra-vinh-2020-vi.pdf").rename("handed-on.pdf")


FIGURE = "  digital_certificates: 2.165\n"
CORRECTION = """\
corrections:
  - date: 2021-03-01
    figure: digital_certificates
    was: 2.165
    now: 2.156
    reason: Gõ nhầm.
"""


def _verified(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    return main(["verify", "handed-on.pdf", "--output", "output", "--messages", "en"]), capsys.readouterr().out


def test_figures_inside_are_held_against_those_published_now(
    printed: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = _verified(capsys)
    assert code == PUBLISHED
    assert f"{printed}\n  figures: those that are published now\n" in told

    # What the site publishes was changed behind its back: no correction says so.
    published = Path("output/data/bulletins/tra-vinh/2020.json")
    sound = published.read_text("utf-8")
    published.write_text(sound.replace('"2165"', '"2156"'), "utf-8")
    code, told = _verified(capsys)
    assert code == WRONG_CONTENT
    assert "differing digital_certificates: 2165 certificate in the file, 2156 certificate published" in told
    assert "handed-on.pdf:1:1: error[figures-different] figures in this file (tra-vinh/2020) differ" in told

    published.unlink()
    code, told = _verified(capsys)
    assert code == PUBLISHED
    assert "warning[figures-unpublished]" in told


def test_a_yearbook_is_held_against_each_of_its_bulletins(
    printed: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = Path("output/data/bulletins/tra-vinh/2020.json").read_bytes()

    def enclose(*documents: bytes) -> None:
        inside = b'{"year": "2020", "bulletins": [' + b",".join(documents) + b"]}"
        day = MOMENT.date()
        figures = Enclosure(name="yearbook.json", content=inside, description="x", created=day, modified=day)
        printed.write_bytes(print_pdf(PAGE, "yearbook", make_press(TEMPLATES, CACHE), [figures]))

    enclose(document, document)
    code, told = _verified(capsys)
    assert code == PUBLISHED
    assert told.count("figures: those that are published now") == 1
    enclose(document, document.replace(b"tra-vinh/2020", b"tra-vinh/2019"), document.replace(b'"2165"', b'"2156"'))
    code, told = _verified(capsys)
    assert code == WRONG_CONTENT
    assert told.startswith(
        "handed-on.pdf\n"
        "  tra-vinh/2019\n  figures: this site publishes no bulletin tra-vinh/2019\n"
        "  tra-vinh/2020\n  figures: DIFFERENT from those that are published, and no correction says why\n"
    )
    assert "error[figures-different]" in told
    assert "warning[figures-unpublished]" in told


def test_a_correction_since_is_told_of(printed: Path, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bulletin, english = content / "bulletins/tra-vinh/2020.md", content / "bulletins/tra-vinh/2020.en.md"
    corrected = bulletin.read_text("utf-8").replace(FIGURE, FIGURE.replace("2.165", "2.156") + CORRECTION)
    bulletin.write_text(corrected.replace("status: final", "status: revised"), "utf-8")
    texts = english.read_text("utf-8").replace("texts:\n", "texts:\n  corrections.0.reason: A slip.\n")
    english.write_text(texts, "utf-8")
    assert main(["build", "--content", "content", "--output", "output"]) == PUBLISHED
    code, told = _verified(capsys)
    assert code == PUBLISHED
    assert "figures: corrected since" in told
    assert "correction of 2021-03-01, digital_certificates: 2165 certificate -> 2156 certificate (A slip.)" in told
    assert "handed-on.pdf:1:1: warning[figures-corrected] figures in this file (tra-vinh/2020) were corrected" in told
    assert printed.exists()


def test_what_was_added_after_signing_is_told_of(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "a.pdf"
    writer = IncrementalPdfFileWriter(BytesIO(file.read_bytes()))
    writer.root[pdf_name("/Lang")] = pdf_string("en")
    writer.update_root()
    with file.open("wb") as changed:
        writer.write(changed)
    assert main(["verify", "received/a.pdf", "--messages", "en"]) == WRONG_CONTENT
    printed = capsys.readouterr()
    assert "content: CHANGED since it was signed" in printed.out
    assert "error[signature-followed]" in printed.out
    assert "Traceback" not in printed.err


def test_nothing_signed_nothing_readable_and_nothing_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "received/b.pdf", "--messages", "en"]) == WRONG_CONTENT
    assert "error[signature-missing]" in capsys.readouterr().out
    folder.joinpath("b.pdf").write_bytes(b"no PDF")
    assert main(["verify", "received/b.pdf", "--messages", "en"]) == WRONG_CONTENT
    assert "error[pdf-unreadable]" in capsys.readouterr().out
    assert main(["verify", "received/c.pdf", "--messages", "en"]) == WRONG_CONTENT
    assert "error[file-unread]" in capsys.readouterr().out
    folder.joinpath("empty").mkdir()
    assert main(["verify", "received/empty", "--messages", "en"]) == WRONG_COMMAND
    assert "error[verify-nothing]" in capsys.readouterr().out
