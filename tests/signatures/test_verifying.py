"""Verifying: what was changed, who is trusted, and when a certificate may have run out."""

import random
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from bulletin.problems import RefusedError
from bulletin.signatures.certificates import read_trusted
from bulletin.signatures.signing import UnreadableError
from bulletin.signatures.verifying import signatures_of
from tests.signatures.authority import Certified, certify, timestamp_server
from tests.signatures.conftest import MOMENT, Put

_LATER = MOMENT + timedelta(days=800)


def test_a_chain_is_trusted_only_where_its_root_was_named(
    document: bytes, put: Put, person: Certified, root: Certified, tmp_path: Path
) -> None:
    signed = put(document, person)
    other = certify("Gốc khác", "Cơ quan khác", use="issue")

    def trust(*roots: Certified) -> str:
        files = [one.root_file(tmp_path / f"{number}.pem") for number, one in enumerate(roots)]
        return signatures_of(signed, read_trusted(files) if files else None, MOMENT)[0].trust

    assert trust(root) == "trusted"
    assert trust(other, root) == "trusted"
    assert trust(other) == "untrusted"
    assert trust() == "unasked"


def test_a_changed_byte_breaks_the_signature(document: bytes, put: Put, person: Certified) -> None:
    signed = put(document, person)
    place = signed.index(b"/Producer") if b"/Producer" in signed else signed.index(b"/Lang (vi)")
    changed = bytearray(signed)
    changed[place + 1] ^= 1
    (one,) = signatures_of(bytes(changed), None, MOMENT)
    assert one.integrity == "broken"


def test_a_change_that_is_added_behind_the_signature_is_seen(document: bytes, put: Put, person: Certified) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(put(document, person)))
    writer.root[pdf_name("/Lang")] = pdf_string("en")
    writer.update_root()
    changed = BytesIO()
    writer.write(changed)
    (one,) = signatures_of(changed.getvalue(), None, MOMENT)
    assert one.integrity == "changed"


def test_a_signature_outlives_its_certificate_only_with_a_timestamp(
    document: bytes, put: Put, root: Certified, tmp_path: Path
) -> None:
    lasting = certify("Gốc lâu dài", "Cơ quan thử nghiệm", days=(-1, 3000), use="issue")
    person = certify("Người ký thử nghiệm", "Đơn vị thử nghiệm", lasting)
    clock = certify("Máy chủ dấu thời gian thử", "Cơ quan thử nghiệm", lasting, days=(-1, 3000), use="stamp")
    trusted = read_trusted([lasting.root_file(tmp_path / "root.pem")])
    with timestamp_server(clock) as address:
        stamped = put(document, person, server=address)
    bare = put(document, person)
    assert [signatures_of(one, trusted, MOMENT)[0].trust for one in (bare, stamped)] == ["trusted", "trusted"]
    assert [signatures_of(one, trusted, _LATER)[0].trust for one in (bare, stamped)] == ["expired", "trusted"]
    # A server that nobody trusts attests nothing.
    stranger = read_trusted([root.root_file(tmp_path / "other.pem")])
    assert signatures_of(stamped, stranger, MOMENT)[0].attested is None
    assert signatures_of(stamped, trusted, MOMENT)[0].attested is not None


def test_an_unsigned_document_has_no_signatures_and_what_is_no_pdf_is_told_as_such(document: bytes) -> None:
    assert signatures_of(document, None, MOMENT) == ()
    for content in (b"", b"no PDF", document[:2000]):
        with pytest.raises(UnreadableError):
            signatures_of(content, None, MOMENT)


def test_no_damage_makes_a_changed_document_whole_or_ends_the_run(document: bytes, put: Put, person: Certified) -> None:
    signed = put(document, person)
    start = signed.index(b"/Contents <")
    end = signed.index(b">", start)
    dice = random.Random(20)  # noqa: S311 - the same damage each time
    seen: set[str] = set()
    for _ in range(120):
        damaged = bytearray(signed)
        place = dice.choice([dice.randrange(start), dice.randrange(end, len(signed))])
        damaged[place : place + dice.randrange(4)] = dice.randbytes(2)
        try:
            found: set[str] = {one.integrity for one in signatures_of(bytes(damaged), None, MOMENT)}
        except UnreadableError:
            found = {"unreadable"}
        assert damaged == signed or "whole" not in found
        seen |= found
    assert seen >= {"unreadable", "broken"}


def test_a_file_without_certificates_cannot_be_trusted(tmp_path: Path) -> None:
    file = tmp_path / "root.pem"
    for content in (b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        file.write_bytes(content)
        with pytest.raises(RefusedError) as refused:
            read_trusted([file])
        assert refused.value.problem.code == "trust-unreadable"
    with pytest.raises(RefusedError) as refused:
        read_trusted([tmp_path / "missing.pem"])
    assert refused.value.problem.code == "file-unread"
