"""Reads which print editions are wanted, and the letterhead of the official report."""

from collections.abc import Sequence

from bulletin.model.prints import Letterhead, Print
from bulletin.validate.reading import Reading
from bulletin.validate.schema import ReportEntry


def read_prints(reading: Reading, written: Sequence[str]) -> tuple[Print, ...]:
    """The editions under `prints:`, in the order in which they are listed for readers."""
    required = [language for language in reading.languages if language.status == "required"]
    if Print.BILINGUAL in written and len(required) < 2:  # noqa: PLR2004 - bilingual takes two
        spot = ("prints", written.index(Print.BILINGUAL)) if len(written) > 1 else ("prints",)
        reading.problem("bilingual-needs-two", reading.where(spot))
    return tuple(one for one in Print if one in written)


def read_letterhead(reading: Reading, written: ReportEntry | None) -> Letterhead:
    """The letterhead; whatever is not written is left open."""
    if written is None:
        return Letterhead()
    return Letterhead(
        parent_agency=written.parent_agency or "",
        agency=written.agency or "",
        number=written.number or "",
        symbol=written.symbol or "",
        place=written.place or "",
        day=reading.date(("report", "date"), written.date),
        subject=written.subject or "",
        recipients=tuple(written.recipients),
        authority=written.authority or "",
        signatory=written.signatory or "",
        name=written.name or "",
    )
