"""A signature, seen or not, leaves a document PDF/A-3a and PDF/UA-1: a real validator says so."""

from pathlib import Path

from bulletin.signatures.places import Box
from tests.render.conformance.verapdf import validate
from tests.signatures.authority import Certified
from tests.signatures.conftest import Put

SEEN = Box(page=-1, left=110, top=200, width=70, height=25)


def test_signed_documents_stay_valid(
    document: bytes, put: Put, person: Certified, agency: Certified, tmp_path: Path
) -> None:
    signed = {
        "unsigned.pdf": document,
        "unseen.pdf": put(document, person),
        "seen.pdf": put(document, person, SEEN),
        "twice.pdf": put(put(document, person, SEEN), agency),
    }
    for name, content in signed.items():
        tmp_path.joinpath(name).write_bytes(content)
    told = validate([tmp_path / name for name in signed])
    assert told == {(str(tmp_path / name), standard): "ok" for name in signed for standard in ("3a", "ua1")}
