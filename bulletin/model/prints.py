"""The print editions that a site makes, and what the head and the foot of an official report say."""

from datetime import date
from enum import StrEnum

from bulletin.record import record


class Print(StrEnum):
    """A print edition. All are of one bulletin but the yearbook, which is of all bulletins of a year."""

    BULLETIN = "bulletin"
    BILINGUAL = "bilingual"
    REPORT = "report"
    YEARBOOK = "yearbook"


@record(frozen=True, slots=True)
class Room:
    """Room that a document leaves for a visible signature, in millimetres.

    In a PDF the named destination of this `name` is its upper left corner.
    """

    name: str
    width: float
    height: float


# As templates/assets/css/report.css leaves it.
SIGNATURE_ROOM = Room("signature-room", 70, 28)


@record(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What the form of an official report has beside its words, in the site's first language.

    Nothing of it need be known: an empty text or a missing day leaves room on paper, to be filled in by hand.
    `authority` says on whose behalf is signed ("KT. GIÁM ĐỐC"), `signatory` the office of who signs, `name` their name.
    """

    parent_agency: str = ""
    agency: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    day: date | None = None
    subject: str = ""
    recipients: tuple[str, ...] = ()
    authority: str = ""
    signatory: str = ""
    name: str = ""
