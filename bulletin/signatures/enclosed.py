"""Takes out of a document the figures that travel inside it."""

import json
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

from bulletin.signatures.signing import UnreadableError


def enclosed_figures(content: bytes) -> dict[str, object] | None:
    """The JSON that a print edition encloses; None where it encloses none, as those that this site did not make.

    Raises:
        UnreadableError: It is no PDF that can be read, or what it encloses is no JSON.
    """
    try:
        enclosed: Any = PdfFileReader(BytesIO(content)).root.get("/AF", ())
        for one in enclosed:
            file = one.get_object()
            if str(file["/F"]).endswith(".json"):
                figures: dict[str, object] = json.loads(file["/EF"]["/F"].data)
                return figures
    except Exception as error:  # as for signatures: no file that was sent in may end the run
        raise UnreadableError(f"{type(error).__name__}: {error}") from error
    return None
