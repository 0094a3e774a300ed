"""What is seen of a digital signature in a print: who signed, of which organisation, when.

It is set with the typefaces of the prints themselves, so that the signed file still holds all that it needs.
"""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from bulletin.i18n.locale import load_locale
from bulletin.model.moment import VIETNAM
from bulletin.record import record
from bulletin.render.environment import make_environments
from bulletin.render.pdf import make_press, print_one_page

# In points, the largest that fits is taken. Below, nobody could read it on paper.
_SIZES = (10, 9, 8, 7, 6)


@record(frozen=True, slots=True)
class Said:
    """Who signed, of which organisation, if that is to be told, and when; and the language to say it in."""

    name: str
    organisation: str
    moment: datetime
    language: str


@record(frozen=True, slots=True)
class Seen:
    """What the template needs: a box in millimetres, a size of type in points, and the texts."""

    language: str
    label: str
    name: str
    organisation: str
    time: str
    width: str
    height: str
    size: int


@record(frozen=True, slots=True)
class SignatureTexts:
    """The texts of one signature in one language. `draw` sets them in a box, or says None where it is too small."""

    label: str
    draw: Callable[[float, float], bytes | None]


def signature_texts(said: Said, templates: Path, cached: Path) -> SignatureTexts:
    """The texts of a signature; the time as ISO 8601 writes it, in Vietnam."""
    language = said.language
    locale = load_locale(language, templates / "locales", strict=False)
    page = make_environments(templates, {language: locale}, cached)[language].get_template("pdf/signature.html")
    label = locale.gettext("Digital signature: {name}").format(name=said.name)
    time = said.moment.astimezone(VIETNAM).isoformat(timespec="seconds")

    @cache
    def draw(width: float, height: float) -> bytes | None:
        press = make_press(templates, cached)
        for size in _SIZES:
            seen = Seen(language, label, said.name, said.organisation, time, f"{width:.3f}", f"{height:.3f}", size)
            if drawn := print_one_page(page.render(seen=seen), "signature", press):
                return drawn
        return None

    return SignatureTexts(label, draw)
