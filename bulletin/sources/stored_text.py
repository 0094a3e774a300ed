"""Takes the bytes of a file, gives its text with Unix line ends; no text at all, or broken letters, are a problem."""

import re

from bulletin.problems import Location, Problem

# Word, old Word, PDF and RTF files that were renamed instead of saved as text.
_OTHER_FORMATS = {b"PK\x03\x04": "Word (.docx)", b"\xd0\xcf\x11\xe0": "Word (.doc)", b"%PDF": "PDF", b"{\\rtf": "RTF"}
_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_LINE_END = re.compile(r"\r\n?")
# Control characters, line ends that only some programs see, marks that reverse the reading order (they can make a
# figure look like another one), and a byte order mark amid the text. XML and PDF refuse the first, YAML most of them.
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
LOST_LETTER = "\ufffd"


def read_text(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Return the text of a file, None where it has none to examine.

    A byte order mark at the start is accepted silently: Notepad writes it unasked, nobody sees it, and once it is
    gone it can harm neither the fences nor a column. Line ends of Windows and old Macs become those of
    Unix; no column moves.
    """
    if problem := _not_utf8(data, path):
        return None, [problem]
    text = _LINE_END.sub("\n", data.removeprefix(_UTF8_BOM).decode("utf-8"))
    if not text.strip():
        return None, [Problem(code="empty-file", where=Location(path))]
    problems = [
        Problem(
            code="odd-character",
            where=location(text, text.index(character), path),
            values={"character": f"U+{ord(character):04X}", "count": text.count(character)},
        )
        for character in dict.fromkeys(_ODD.findall(text))
    ]
    if LOST_LETTER in text:
        where = location(text, text.index(LOST_LETTER), path)
        problems.append(Problem(code="lost-letter", where=where, values={"count": text.count(LOST_LETTER)}))
    # One character for one, so that no place moves, and the rest of the file can still be examined.
    return (_ODD.sub(LOST_LETTER, text) if problems else text), problems


def has_odd_character(text: str) -> bool:
    """Whether `text`, which an escape in a quoted value may have made, holds a character that no page can show."""
    return _ODD.search(text) is not None


def location(text: str, index: int, path: str) -> Location:
    """The place of the character at `index` of a whole text."""
    line_start = text.rfind("\n", 0, index) + 1
    return Location(path, text.count("\n", 0, index) + 1, index - line_start + 1)


def _not_utf8(data: bytes, path: str) -> Problem | None:
    for signature, name in _OTHER_FORMATS.items():
        if data.startswith(signature):
            return Problem(code="not-a-text-file", where=Location(path), values={"format": name})
    if data.startswith(_UTF16_BOMS) or _looks_like_utf16(data):
        return Problem(code="encoding-utf16", where=Location(path))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _LINE_END.sub("\n", data[: error.start].removeprefix(_UTF8_BOM).decode("utf-8"))
        where = location(before, len(before), path)
        return Problem(code="encoding-not-utf8", where=where, values={"byte": f"{data[error.start]:02X}"})
    return None


def _looks_like_utf16(data: bytes) -> bool:
    """Whether every second byte of the first ones is zero, as where `---` was saved as UTF-16 without a mark."""
    start = data[:8]
    return len(start) > 1 and any(start[::2]) != any(start[1::2])
