"""The bilingual edition: a bulletin in two languages beside each other, its tables with double heads and stubs."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from bulletin.i18n.numbers import format_decimal
from bulletin.model.bulletin import Bulletin
from bulletin.record import record
from bulletin.render.addresses import Addresses
from bulletin.render.bulletin_page import BulletinView, bulletin_view
from bulletin.render.edition import Edition
from bulletin.render.environment import with_messages
from bulletin.render.legend import LegendEntry
from bulletin.render.printed.blocks import Pair, pairs
from bulletin.render.printed.merging import Mixer
from bulletin.render.sheets import bulletin_sheet, imprint

# What a double page has no room or no use for, or has in a form of its own.
_LEFT_OUT = (
    "body",
    "charts",
    "proof",
    "contents",
    "citing",
    "quality",
    "prints",
    "downloads",
    "earlier",
    "later",
    "picture",
)
_PLAIN = ("plain_title", "plain_summary", "agency", "keywords", "words_language")
_SAMPLE = Decimal("1234567.8")


@record(frozen=True, slots=True)
class BilingualView:
    """A bulletin whose texts are double, and its commentary in pairs; `languages` are their codes.

    `series` is the name of the site.
    """

    series: str
    bulletin: BulletinView
    commentary: tuple[Pair, ...]
    languages: tuple[str, str]


class Bilingual:
    """What all bilingual documents of a site are made with."""

    def __init__(self, first: Edition, second: Edition) -> None:
        self.first, self.second = first, second
        self.mixer = Mixer(second.language)
        self._messages = (first.locale.gettext, second.locale.gettext)
        self.environment = with_messages(first.environment, self.message)

    def message(self, message: str) -> str:
        """A message of the interface in both languages."""
        first, second = (translated(message) for translated in self._messages)
        return self.mixer.text(first, second)

    def html(self, bulletin: Bulletin) -> str:
        """The document that WeasyPrint is to set."""
        first, second = (_view(bulletin, edition) for edition in (self.first, self.second))
        view = self._view(first, second)
        sheet = bulletin_sheet(first, bulletin, self.first)
        sheet = replace(
            sheet,
            title=f"{first.plain_title} / {second.plain_title}",
            imprint=self._info(imprint),
        )
        return self.environment.get_template("pdf/bilingual.html").render(sheet=sheet, page=view)

    def _info(self, text: Callable[[Edition], str]) -> str:
        return self.mixer.text(text(self.first), text(self.second))

    def _view(self, first: BulletinView, second: BulletinView) -> BilingualView:
        kept = {name: getattr(first, name) for name in (*_LEFT_OUT, *_PLAIN)}
        mixed = self.mixer.view(first, replace(second, **kept))
        sides = pairs(first.body.html, str(second.body.html).replace(' id="', ' id="second-'))
        notation = LegendEntry(format_decimal(_SAMPLE, 1, self.first.locale), self._notation())
        languages = (self.first.language, self.second.language)
        series = self._info(lambda edition: edition.text(edition.site.info.title))
        return BilingualView(series, replace(mixed, legend=(*mixed.legend, notation)), sides, languages)

    def _notation(self) -> str:
        first, second = (
            edition.locale.gettext("numbers without words stand once, in this notation")
            for edition in (self.first, self.second)
        )
        return self.mixer.text(first, second)


def _view(bulletin: Bulletin, edition: Edition) -> BulletinView:
    return bulletin_view(bulletin, edition, Addresses.of_print(edition.language, edition.base_url))
