"""What tests of signatures share: people with certificates, a print to sign, a pen to sign it with."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

from bulletin.artefact import Artefact
from bulletin.model.moment import VIETNAM
from bulletin.publish import publish
from bulletin.render.pdf import make_press, print_pdf
from bulletin.render.signature import Said, signature_texts
from bulletin.signatures.keys import read_key_file
from bulletin.signatures.places import Place
from bulletin.signatures.signing import Pen, sign_document, timestamp_server
from tests.render.conftest import CACHE, TEMPLATES
from tests.signatures.authority import NOW, PASSPHRASE, Certified, certify

PAGE = (
    '<!DOCTYPE html><html lang="vi"><head><title>Báo cáo thử</title></head><body><h1>Báo cáo thử</h1>'
    '<p>Doanh thu bưu chính ước đạt.</p><h2 style="break-before: page">Nơi nhận</h2><p>Như trên.</p></body></html>'
)
# Room for a signature 100 mm from the left and 150 mm from the top of its second page.
ROOMY = PAGE.replace(
    "<p>Như trên.</p>",
    "<style>@page { size: A4 } #signature-room { position: absolute; left: 70mm; top: 120mm }"
    ' @page { margin: 30mm }</style><div id="signature-room"></div><p id="other">Như trên.</p>',
)
PenOf = Callable[[Certified], Pen]
MOMENT = NOW.astimezone(VIETNAM).replace(microsecond=0)


@pytest.fixture(scope="session")
def root() -> Certified:
    """Who issues certificates."""
    return certify("Gốc thử nghiệm", "Cơ quan thử nghiệm", use="issue")


@pytest.fixture(scope="session")
def person(root: Certified) -> Certified:
    """Somebody who signs."""
    return certify("Người ký thử nghiệm", "Đơn vị thử nghiệm", root)


@pytest.fixture(scope="session")
def agency(root: Certified) -> Certified:
    """The agency, which signs after the person."""
    return certify("Đơn vị thử nghiệm", "Đơn vị thử nghiệm", root)


@pytest.fixture(scope="session")
def document() -> bytes:
    """A print of two pages, as our press sets it."""
    return print_pdf(PAGE, "test", make_press(TEMPLATES, CACHE))


@pytest.fixture(scope="session")
def roomy() -> bytes:
    """One that leaves room for a signature, as official reports do."""
    return print_pdf(ROOMY, "test", make_press(TEMPLATES, CACHE))


class Put(Protocol):
    """Puts somebody's signature on a document, the time attested where a server is named."""

    def __call__(self, content: bytes, owner: Certified, place: Place = None, server: str | None = None) -> bytes: ...


@pytest.fixture
def pen_of(tmp_path: Path, root: Certified) -> PenOf:
    """A function that opens somebody's key."""

    def opened(owner: Certified) -> Pen:
        return Pen(read_key_file(owner.key_file(tmp_path / "pen.p12", root), PASSPHRASE), None, MOMENT)

    return opened


@pytest.fixture
def put(pen_of: PenOf) -> Put:
    """A function that signs."""

    def signed(content: bytes, owner: Certified, place: Place = None, server: str | None = None) -> bytes:
        pen = replace(pen_of(owner), timestamper=timestamp_server(server) if server else None)
        said = Said(pen.holder.name, pen.holder.organisation, MOMENT, "vi")
        texts = signature_texts(said, TEMPLATES, CACHE)
        return sign_document(content, pen, place, texts.draw, texts.label)

    return signed


@pytest.fixture
def output(tmp_path: Path, document: bytes) -> Path:
    """A built site with two prints."""
    files = (
        Artefact("index.html", b"<!DOCTYPE html>"),
        Artefact("en/tra-vinh/2020/tra-vinh-2020-en.pdf", document),
        Artefact("vi/tra-vinh/2020/tra-vinh-2020-vi.pdf", document),
    )
    publish(files, tmp_path / "output")
    return tmp_path / "output"


def pdfsig(path: Path) -> str:
    """What poppler says of a file's signatures."""
    tool = shutil.which("pdfsig")
    assert tool, "pdfsig is missing: apt-get install poppler-utils"
    return subprocess.run([tool, "-nocert", str(path)], capture_output=True, check=False).stdout.decode()
