"""Makes the field of a signature ready at its place.

What is seen is tagged as a form field, so that a document that was PDF/UA and PDF/A stays both.
"""

from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, append_signature_field, enumerate_sig_fields

from bulletin.model.prints import Room
from bulletin.signatures.places import Box, Field, Place, PlaceError, Stamp

_POINTS = 72 / 25.4  # in a millimetre


def prepare_field(writer: IncrementalPdfFileWriter, place: Place, stamp: Stamp, label: str) -> str:
    """Make the field of a signature ready, with what is seen of it; its name.

    `label` is what a screen reader says of the field.

    Raises:
        PlaceError: There is no such field or page, or the box is outside of it or too small.
    """
    if isinstance(place, Room):
        place = None if _signed(writer) else _box_of(writer, place)
    if isinstance(place, Field):
        name = place.name
    elif place and _signed(writer):
        # A new box changes the pages and the tags that the first signature covers: it would count as broken.
        raise PlaceError("signature-box-late")
    else:
        name = _free_name(writer)
        spec = SigFieldSpec(
            name,
            on_page=_page_index(writer, place.page) if place else 0,
            box=_rectangle(writer, place) if place else None,  # type: ignore[arg-type]
            readable_field_name=label,
            # Outside of the page it needs no tag: PDF/UA asks for one, or for a flag that PDF/A forbids.
            invis_sig_settings=InvisSigSettings(box_out_of_bounds=True),
        )
        append_signature_field(writer, spec)
    reference = _empty_field(writer, name)
    field = reference.get_object()
    if "/TU" not in field:
        field["/TU"] = generic.TextStringObject(label)
        writer.mark_update(reference)
    _show(writer, field["/Kids"].raw_get(0) if "/Kids" in field else reference, stamp)
    return name


def _show(writer: IncrementalPdfFileWriter, reference: Any, stamp: Stamp) -> None:
    """Draw what is seen of a signature into its widget, if that has a size."""
    widget = reference.get_object()
    left, bottom, right, top = (float(side) / _POINTS for side in widget["/Rect"])
    width, height = abs(right - left), abs(top - bottom)
    if not width or not height:
        return
    seen = stamp(width, height)
    if seen is None:
        raise PlaceError("signature-box-small", size=f"{width:.0f} × {height:.0f}")
    drawn = writer.import_page_as_xobject(PdfFileReader(BytesIO(seen)))
    widget["/AP"] = generic.DictionaryObject({pdf_name("/N"): drawn})
    if "/StructTreeRoot" in writer.root and "/StructParent" not in widget and not _signed(writer):
        widget["/StructParent"] = _tag(writer, reference, widget.raw_get("/P"))
    writer.mark_update(reference)


def _signed(writer: IncrementalPdfFileWriter) -> bool:
    return any(True for _ in enumerate_sig_fields(writer, filled_status=True))


def _empty_field(writer: IncrementalPdfFileWriter, wanted: str) -> Any:
    free = {name: reference for name, _, reference in enumerate_sig_fields(writer, filled_status=False)}
    if wanted not in free:
        raise PlaceError("signature-field-missing", name=wanted, free=", ".join(sorted(free)))
    return free[wanted]


def _free_name(writer: IncrementalPdfFileWriter) -> str:
    taken = {name for name, _, _ in enumerate_sig_fields(writer)}
    number = 1
    while f"Signature{number}" in taken:
        number += 1
    return f"Signature{number}"


def _box_of(writer: IncrementalPdfFileWriter, room: Room) -> Box | None:
    """The room in a document of ours; None where it leaves none, as all but official reports."""
    try:
        named = writer.root["/Names"]["/Dests"]["/Names"]
    except KeyError:
        return None
    corner: Any = next((named[place + 1] for place in range(0, len(named), 2) if named[place] == room.name), None)
    for index in range(_page_count(writer) if corner else 0):
        if _page(writer, index).idnum == corner.raw_get(0).idnum:
            left, _, _, top = _sides(corner[0])
            across, down = (float(corner[2]) - left) / _POINTS, (top - float(corner[3])) / _POINTS
            return Box(index + 1, across, down, room.width, room.height)
    return None


def _page_index(writer: IncrementalPdfFileWriter, page: int) -> int:
    count = _page_count(writer)
    index = page - 1 if page > 0 else count + page
    if not 0 <= index < count:
        raise PlaceError("signature-page-missing", page=str(page), count=str(count))
    return index


def _page_count(writer: IncrementalPdfFileWriter) -> int:
    return int(writer.root["/Pages"]["/Count"])


def _page(writer: IncrementalPdfFileWriter, index: int) -> Any:
    return writer.find_page_for_modification(index)[0]


def _sides(page: Any) -> tuple[float, ...]:
    """The left, lower, right and upper side of a page, in points."""
    while "/MediaBox" not in page:
        page = page["/Parent"]
    return tuple(float(side) for side in page["/MediaBox"])


def _rectangle(writer: IncrementalPdfFileWriter, box: Box) -> tuple[float, float, float, float]:
    x, y, right, top = _sides(_page(writer, _page_index(writer, box.page)).get_object())
    rectangle = (
        x + box.left * _POINTS,
        top - (box.top + box.height) * _POINTS,
        x + (box.left + box.width) * _POINTS,
        top - box.top * _POINTS,
    )
    if rectangle[0] < x or rectangle[1] < y or rectangle[2] > right or rectangle[3] > top:
        size = f"{(right - x) / _POINTS:.0f} × {(top - y) / _POINTS:.0f}"
        raise PlaceError("signature-box-outside", size=size)
    return rectangle


def _tag(writer: IncrementalPdfFileWriter, widget: Any, page: Any) -> generic.NumberObject:
    """Put a field that is seen into the reading order, at the document's end, where people sign; its key there."""
    tree = writer.root["/StructTreeRoot"]
    parents = tree["/ParentTree"]["/Nums"]
    key = max((int(parents[place]) for place in range(0, len(parents), 2)), default=-1) + 1
    tops = tree.raw_get("/K")
    document = tree["/K"].raw_get(0) if isinstance(tree["/K"], generic.ArrayObject) else tops
    element = generic.DictionaryObject({pdf_name("/Type"): pdf_name("/StructElem"), pdf_name("/S"): pdf_name("/Form")})
    content = generic.DictionaryObject({pdf_name("/Type"): pdf_name("/OBJR"), pdf_name("/Obj"): widget})
    element |= {pdf_name("/P"): document, pdf_name("/Pg"): page, pdf_name("/K"): content}
    added = writer.add_object(element)
    parts = document.get_object()["/K"]
    parts.append(added)
    writer.update_container(parts)
    parents += [generic.NumberObject(key), added]
    writer.update_container(parents)
    return generic.NumberObject(key)
