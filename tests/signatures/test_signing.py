"""Signing: the signature holds for independent verifiers, stands where it is asked, and refuses what is not there."""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pypdf import PdfReader

from bulletin.model.prints import SIGNATURE_ROOM
from bulletin.signatures.certificates import read_trusted
from bulletin.signatures.places import Box, Field, PlaceError
from bulletin.signatures.signing import TimestampError, UnreadableError, signed_by
from bulletin.signatures.verifying import signatures_of
from tests.signatures.authority import Certified, answering, certify
from tests.signatures.authority import timestamp_server as server_of
from tests.signatures.conftest import MOMENT, PenOf, Put, pdfsig


def widget_on(path: Path, page: int) -> Any:
    """The only field of a page."""
    (widget,) = cast("Any", PdfReader(path).pages[page])["/Annots"]
    return widget.get_object()


def shown(path: Path, page: int) -> str:
    return subprocess.run(
        ["/usr/bin/env", "pdftotext", "-f", str(page), "-l", str(page), str(path), "-"], capture_output=True, check=True
    ).stdout.decode()


def test_an_invisible_signature_is_valid_for_poppler_and_states_who_and_when(
    document: bytes, put: Put, person: Certified, tmp_path: Path
) -> None:
    file = tmp_path / "signed.pdf"
    file.write_bytes(put(document, person, None))
    assert file.read_bytes().startswith(document)
    told = pdfsig(file)
    assert "Signature Validation: Signature is Valid." in told
    assert "Signer Certificate Common Name: Người ký thử nghiệm" in told
    assert "Signature Type: ETSI.CAdES.detached" in told
    assert "Total document signed" in told
    (one,) = signatures_of(file.read_bytes(), None, MOMENT)
    assert one.time == MOMENT
    assert one.attested is None
    widget = widget_on(file, 0)
    # Outside of the page, where PDF/UA asks for no tag, and to be printed, as PDF/A wants it.
    assert [int(side) for side in widget["/Rect"]] == [-9999] * 4
    assert widget["/F"] & 0b110 == 0b100


def test_a_visible_signature_stands_in_its_box_with_name_and_time_and_is_tagged_as_a_form_field(
    document: bytes, put: Put, person: Certified, tmp_path: Path
) -> None:
    file = tmp_path / "signed.pdf"
    file.write_bytes(put(document, person, Box(-1, 110, 200, 70, 25)))
    assert "Signature is Valid" in pdfsig(file)
    read = cast("Any", PdfReader(file))
    widget = read.pages[1]["/Annots"][0].get_object()
    # 110 mm and 180 mm from the left of an A4 page; 200 mm and 225 mm from its top, which is 841.89 pt above its foot.
    assert [round(float(side), 1) for side in widget["/Rect"]] == [311.8, 204.1, 510.2, 275.0]
    assert widget["/TU"] == "Chữ ký số: Người ký thử nghiệm"
    tree = read.trailer["/Root"]["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    element = numbers[numbers.index(widget["/StructParent"]) + 1].get_object()
    assert element["/S"] == "/Form"
    assert element["/K"]["/Obj"].get_object() == widget
    assert element["/P"]["/S"] == "/Document"
    assert element in [part.get_object() for part in element["/P"]["/K"]]
    fonts = widget["/AP"]["/N"]["/Resources"]["/Font"].values()
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"]
    drawn = re.sub(r"\s+", " ", shown(file, 2))
    assert f"Ký số bởi Người ký thử nghiệm Đơn vị thử nghiệm {MOMENT.isoformat()}" in drawn
    assert MOMENT.isoformat().endswith("+07:00")


def test_a_signature_is_seen_in_the_room_that_a_document_leaves_for_it(
    roomy: bytes, put: Put, person: Certified, tmp_path: Path
) -> None:
    file = tmp_path / "signed.pdf"
    file.write_bytes(put(roomy, person, SIGNATURE_ROOM))
    # 100 mm and 170 mm from the left; 150 mm and 178 mm from the top of an A4 page.
    sides = [round(float(side), 1) for side in widget_on(file, 1)["/Rect"]]
    assert sides == [283.5, 337.3, 481.9, 416.7]
    assert MOMENT.isoformat() in shown(file, 2)


def test_without_room_or_where_somebody_has_signed_in_it_nothing_is_seen(
    document: bytes, roomy: bytes, put: Put, person: Certified, agency: Certified
) -> None:
    both = put(put(roomy, person, SIGNATURE_ROOM), agency, SIGNATURE_ROOM)
    assert [one.integrity for one in signatures_of(both, None, MOMENT)] == ["later", "whole"]
    for content in (both, put(document, person, SIGNATURE_ROOM)):
        widget = cast("Any", PdfReader(BytesIO(content)).pages[0])["/Annots"][0].get_object()
        assert [int(side) for side in widget["/Rect"]] == [-9999] * 4


def test_an_empty_field_of_the_document_is_filled(document: bytes, put: Put, person: Certified, tmp_path: Path) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(document))
    append_signature_field(writer, SigFieldSpec("ThuTruong", on_page=1, box=(300, 200, 500, 280)))
    waiting = BytesIO()
    writer.write(waiting)
    file = tmp_path / "signed.pdf"
    file.write_bytes(put(waiting.getvalue(), person, Field("ThuTruong")))
    assert "Signature Field Name: ThuTruong" in pdfsig(file)
    assert "Signature is Valid" in pdfsig(file)
    widget = widget_on(file, 1)
    assert widget["/TU"] == "Chữ ký số: Người ký thử nghiệm"
    assert "/StructParent" in widget
    assert MOMENT.isoformat() in shown(file, 2)


def test_a_second_person_signs_on_top_of_the_first(
    document: bytes, put: Put, person: Certified, agency: Certified, tmp_path: Path
) -> None:
    first = put(document, person, Box(2, 110, 200, 70, 25))
    both = put(first, agency, None)
    names = [(one.holder.shown, one.integrity) for one in signatures_of(both, None, MOMENT)]
    assert names == [("Người ký thử nghiệm (Đơn vị thử nghiệm)", "later"), ("Đơn vị thử nghiệm", "whole")]
    file = tmp_path / "both.pdf"
    file.write_bytes(both)
    assert pdfsig(file).count("Signature is Valid") == 2


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (Box(3, 10, 10, 70, 25), "signature-page-missing"),
        (Box(-3, 10, 10, 70, 25), "signature-page-missing"),
        (Box(1, 150, 10, 70, 25), "signature-box-outside"),
        (Box(1, 10, 280, 70, 25), "signature-box-outside"),
        (Box(1, 10, 10, 12, 4), "signature-box-small"),
        (Field("ThuTruong"), "signature-field-missing"),
    ],
)
def test_a_place_that_is_not_there_is_refused(
    document: bytes, put: Put, person: Certified, place: Box | Field, code: str
) -> None:
    with pytest.raises(PlaceError) as refused:
        put(document, person, place)
    assert refused.value.code == code


def test_a_new_box_on_a_signed_document_is_refused_since_it_would_break_the_first_signature(
    document: bytes, put: Put, person: Certified, agency: Certified
) -> None:
    first = put(document, person, None)
    with pytest.raises(PlaceError) as refused:
        put(first, agency, Box(1, 10, 10, 70, 25))
    assert refused.value.code == "signature-box-late"


def test_a_timestamp_server_attests_the_time(
    document: bytes, put: Put, person: Certified, root: Certified, tmp_path: Path
) -> None:
    clock = certify("Máy chủ dấu thời gian thử", "Cơ quan thử nghiệm", root, use="stamp")
    with server_of(clock) as address:
        signed = put(document, person, server=address)
    (one,) = signatures_of(signed, None, MOMENT)
    assert one.attested
    assert one.attested.name == "Máy chủ dấu thời gian thử"
    file = tmp_path / "signed.pdf"
    file.write_bytes(signed)
    assert "Signature is Valid" in pdfsig(file)


def test_a_timestamp_server_that_does_not_answer_is_told_as_such(document: bytes, put: Put, person: Certified) -> None:
    with pytest.raises(TimestampError, match=r"127\.0\.0\.1"):
        put(document, person, server="http://127.0.0.1:9/")


@pytest.mark.parametrize("kind", ["ec", "ed25519"])
def test_keys_of_other_kinds_sign_as_well(
    document: bytes, put: Put, root: Certified, tmp_path: Path, kind: str
) -> None:
    owner = certify("Phạm Thử Nghiệm", "Đơn vị thử nghiệm", root, kind=kind)
    signed = put(document, owner)
    trusted = read_trusted([root.root_file(tmp_path / "root.pem")])
    (one,) = signatures_of(signed, trusted, MOMENT)
    assert (one.holder.name, one.integrity, one.trust) == ("Phạm Thử Nghiệm", "whole", "trusted")


def test_a_document_knows_who_has_signed_it(
    document: bytes, put: Put, pen_of: PenOf, person: Certified, agency: Certified
) -> None:
    first = put(document, person)
    assert signed_by(first, pen_of(person))
    assert not signed_by(first, pen_of(agency))
    assert not signed_by(document, pen_of(person))


def test_a_timestamp_server_that_answers_nonsense_is_told_as_such(document: bytes, put: Put, person: Certified) -> None:
    with answering(lambda _: b"no timestamp") as address, pytest.raises(TimestampError):
        put(document, person, server=address)


def test_what_is_no_pdf_is_told_as_such(put: Put, person: Certified) -> None:
    with pytest.raises(UnreadableError):
        put(b"no PDF", person, None)
