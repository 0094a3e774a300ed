"""A site language at work: its messages, its number symbols and the names of its months."""

import gettext
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import NoReturn

import babel
from babel.core import get_global, parse_locale
from babel.dates import get_month_names
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol
from babel.support import Translations

from bulletin.record import record

# The language that the messages are written in, and so its own translation.
SOURCE_LANGUAGE = "en"
# CLDR's plain "en" is American; dates and spelling here are British.
_REGIONS = {"en": "en-GB"}
_BY_THREES = (3, 3)


class MissingMessage(KeyError):  # noqa: N818 - a fact about a catalogue, named as translators would
    """A required language lacks the translation of a message."""


@record(frozen=True, slots=True)
class NumberSymbols:
    """What a language writes between digits."""

    decimal: str
    group: str
    minus: str


@record(frozen=True, slots=True)
class MonthNames:
    """The months, January being 1: within a sentence, standing alone, and short for the heads of tables."""

    inline: Mapping[int, str]
    title: Mapping[int, str]
    short: Mapping[int, str]


@record(frozen=True, slots=True)
class Locale:
    """Turns messages and numbers into the text of one language. Its four methods are those that Jinja asks for.

    `languages` holds what this language calls the others, by code. `region` is the language with the country whose
    usage it follows, as other programs name it: "vi_VN". `plural_category` gives the category of CLDR that a number
    takes: "one", "other".
    """

    code: str
    region: str
    symbols: NumberSymbols
    months: MonthNames
    languages: Mapping[str, str]
    catalogue: gettext.NullTranslations
    plural_category: Callable[[int], str]

    def gettext(self, message: str) -> str:
        """The translation of `message`."""
        return self.catalogue.gettext(message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The form of the message that `count` things take."""
        return self.catalogue.ngettext(singular, plural, count)

    def pgettext(self, context: str, message: str) -> str:
        """The translation of `message` where `context` tells it from another use of the same words."""
        return self.catalogue.pgettext(context, message)

    def npgettext(self, context: str, singular: str, plural: str, count: int) -> str:
        """The form that `count` things take, in a context."""
        return self.catalogue.npgettext(context, singular, plural, count)


def load_locale(code: str, folder: Path, *, strict: bool = True) -> Locale:
    """Read the messages of a language from `folder`; where `strict`, one that is missing raises `MissingMessage`.

    A draft language is loaded without `strict` and shows the source text instead.
    """
    if reason := unusable(code):
        raise ValueError(f"{code}: not in CLDR, or no grouping by threes: {reason}")
    region = _region(code)
    with (folder / code / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalogue = _compiled(read_po(file, abort_invalid=True))
    if strict and code != SOURCE_LANGUAGE:
        catalogue.add_fallback(_NothingFound(code))
    return Locale(
        code=code,
        region=region_of(code),
        symbols=NumberSymbols(get_decimal_symbol(region), get_group_symbol(region), get_minus_sign_symbol(region)),
        months=MonthNames(
            inline=dict(get_month_names("wide", "format", region)),
            title=dict(get_month_names("wide", "stand-alone", region)),
            short=dict(get_month_names("abbreviated", "stand-alone", region)),
        ),
        languages=dict(region.languages),
        catalogue=catalogue,
        plural_category=region.plural_form,
    )


def region_of(code: str) -> str:
    """A language with the country whose usage it follows here, else with the most likely one: "en_GB", "vi_VN"."""
    language, _, country = _REGIONS.get(code, code).partition("-")
    likely = get_global("likely_subtags").get(language, language).split("_")[-1]
    return f"{language}_{country or likely}"


def unusable(code: str) -> str:
    """Why numbers and dates cannot be printed in a language; empty where they can."""
    try:
        region = _region(code)
    except (babel.UnknownLocaleError, ValueError):
        return "CLDR"
    return "" if region.decimal_formats[None].grouping == _BY_THREES else str(region.decimal_formats[None].pattern)


def script_of(code: str) -> str:
    """The script that a language is written in, as ISO 15924 has it: "Latn", "Khmr"."""
    region = _region(code)
    likely = parse_locale(get_global("likely_subtags").get(region.language, region.language))
    return region.script or likely[2] or "Latn"


def _region(code: str) -> babel.Locale:
    return babel.Locale.parse(_REGIONS.get(code, code), sep="-")


def _compiled(messages: Catalog) -> gettext.NullTranslations:
    # Babel fills an empty plural with the source text, which would hide that it is missing.
    for message in list(messages):
        if isinstance(message.string, list | tuple) and not all(message.string):
            messages.delete(message.id, message.context)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Translations(compiled)


class _NothingFound(gettext.NullTranslations):
    """Stands behind the catalogue of a required language, and is asked only for what that lacks."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    def _missing(self, message: str) -> NoReturn:
        raise MissingMessage(f"{self._code}: {message!r} has no translation")

    def gettext(self, message: str) -> str:
        self._missing(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self._missing(msgid1)

    def pgettext(self, context: str, message: str) -> str:
        self._missing(f"{context}|{message}")

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        self._missing(f"{context}|{msgid1}")
