"""Messages: found in the catalogue of a language, and noticed where they are missing."""

import string
import unicodedata
from pathlib import Path

import pytest
from babel.messages.pofile import PoFileError, read_po

from bulletin.i18n.locale import Locale, MissingMessage, NumberSymbols, load_locale

_LOCALES = Path(__file__).parents[2] / "templates" / "locales"
_HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: {code}\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def _catalogue(folder: Path, code: str, entries: str) -> Path:
    path = folder / code / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(_HEAD.format(code=code) + entries, encoding="utf-8")
    return folder


def test_reads_the_symbols_and_months_of_a_language(vi: Locale, en: Locale) -> None:
    assert vi.symbols == NumberSymbols(decimal=",", group=".", minus="-")
    assert en.symbols == NumberSymbols(decimal=".", group=",", minus="-")
    assert (vi.months.title[9], en.months.title[9], en.months.short[9]) == ("Tháng 9", "September", "Sept")


def test_translates_messages_contexts_and_plurals(vi: Locale, en: Locale) -> None:
    assert vi.gettext("unchanged") == "không đổi"
    assert vi.pgettext("currency", "VND") == "đồng"
    assert vi.ngettext("{number} place", "{number} places", 1) == "{number} bậc"
    assert en.ngettext("{number} place", "{number} places", 1) == "{number} place"
    assert en.ngettext("{number} place", "{number} places", 3) == "{number} places"


def test_a_message_that_a_required_language_lacks_is_noticed(vi: Locale) -> None:
    with pytest.raises(MissingMessage):
        vi.gettext("never written")
    with pytest.raises(MissingMessage):
        vi.pgettext("nowhere", "unchanged")
    with pytest.raises(MissingMessage):
        vi.ngettext("one", "many", 2)
    with pytest.raises(MissingMessage):
        vi.npgettext("nowhere", "one", "many", 2)


def test_an_empty_or_doubtful_translation_counts_as_missing(tmp_path: Path) -> None:
    entries = '\nmsgid "a"\nmsgstr ""\n\n#, fuzzy\nmsgid "b"\nmsgstr "bê"\n'
    plural = '\nmsgid "c"\nmsgid_plural "cs"\nmsgstr[0] "xê"\nmsgstr[1] ""\n'
    locale = load_locale("km", _catalogue(tmp_path, "km", entries + plural))
    for message in ("a", "b"):
        with pytest.raises(MissingMessage):
            locale.gettext(message)
    with pytest.raises(MissingMessage):
        locale.ngettext("c", "cs", 1)


def test_a_draft_language_shows_the_source_text_instead(tmp_path: Path) -> None:
    locale = load_locale("km", _catalogue(tmp_path, "km", ""), strict=False)
    assert locale.gettext("unchanged") == "unchanged"
    assert locale.ngettext("{number} place", "{number} places", 2) == "{number} places"


def test_a_third_language_costs_a_catalogue_alone(tmp_path: Path) -> None:
    locale = load_locale("km", _catalogue(tmp_path, "km", '\nmsgid "unchanged"\nmsgstr "មិនប្រែប្រួល"\n'))
    assert locale.gettext("unchanged") == "មិនប្រែប្រួល"
    assert locale.months.title[1] == "មករា"


def test_a_broken_catalogue_is_no_shorter_catalogue(tmp_path: Path) -> None:
    with pytest.raises(PoFileError):
        load_locale("km", _catalogue(tmp_path, "km", "\nhello\n"))


def test_refuses_a_language_that_does_not_group_by_threes(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="threes"):
        load_locale("hi", tmp_path)


def test_the_vietnamese_catalogue_is_nfc_and_fills_only_what_its_messages_offer() -> None:
    with (_LOCALES / "vi" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    assert len(messages) > 60
    # These offer more to translators than the English text uses; bulletin.i18n.periods says so.
    more = {"number", "roman", "january", "day_of_two_digits", "month_of_two_digits", "month_of_decree"}
    for message in messages:
        offered = {name for source in _texts(message.id) for name in _places(source)}
        offered |= more if (message.context or "").startswith(("period", "date", "month")) else set()
        for text in _texts(message.string):
            assert unicodedata.is_normalized("NFC", text)
            assert _places(text) <= offered, message.id


def _texts(given: object) -> list[str]:
    return (
        [given] if isinstance(given, str) else [str(text) for text in given] if isinstance(given, list | tuple) else []
    )


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
