"""Names periods and days: as a title, within a sentence, and short for the heads of tables."""

from collections.abc import Mapping
from datetime import date

from bulletin.i18n.locale import Locale
from bulletin.model.period import AsOf, Period

_ROMAN = ("", "I", "II", "III", "IV")
_SECOND = 2
_LAST_MONTH_WITH_ZERO = 2

# What translators may put into a message, by its context, where they need not keep to what the English text uses.
OFFERED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("period", "period in a sentence", "period in a table"),
        frozenset({"year", "last", "number", "roman", "month", "january"}),
    ),
    "date": frozenset({"day", "day_of_two_digits", "month_name", "month_of_decree", "year"}),
    "date in short": frozenset({"day", "day_of_two_digits", "month_name", "month_of_two_digits", "year"}),
    "month": frozenset({"month_name", "month_of_decree", "year"}),
}


def print_period(period: Period, locale: Locale) -> str:
    """The period as a title: "6 tháng đầu năm 2023", "First half of 2023"."""
    match period.kind:
        case "year":
            pattern = locale.pgettext("period", "{year}")
        case "half" if period.number == _SECOND:
            pattern = locale.pgettext("period", "Second half of {year}")
        case "half":
            pattern = locale.pgettext("period", "First half of {year}")
        case "quarter":
            pattern = _quarter(period.number, locale)
        case "month":
            pattern = locale.pgettext("period", "{month} {year}")
        case "months":
            pattern = locale.pgettext("period", "January to {month} {year}")
        case "span":
            pattern = locale.pgettext("period", "{year}–{last}")
    return _filled(pattern, period, locale.months.title)


def print_period_inline(period: Period, locale: Locale) -> str:
    """The period within a sentence, as after "so với": "năm 2019", "the first half of 2023"."""
    match period.kind:
        case "year":
            pattern = locale.pgettext("period in a sentence", "{year}")
        case "half" if period.number == _SECOND:
            pattern = locale.pgettext("period in a sentence", "the second half of {year}")
        case "half":
            pattern = locale.pgettext("period in a sentence", "the first half of {year}")
        case "quarter":
            pattern = _quarter_inline(period.number, locale)
        case "month":
            pattern = locale.pgettext("period in a sentence", "{month} {year}")
        case "months":
            pattern = locale.pgettext("period in a sentence", "January to {month} {year}")
        case "span":
            pattern = locale.pgettext("period in a sentence", "{year}–{last}")
    return _filled(pattern, period, locale.months.inline)


def print_period_short(period: Period, locale: Locale) -> str:
    """The period in the head of a table: "6 tháng đầu 2023", "H1 2023"."""
    match period.kind:
        case "year":
            pattern = locale.pgettext("period in a table", "{year}")
        case "half" if period.number == _SECOND:
            pattern = locale.pgettext("period in a table", "H2 {year}")
        case "half":
            pattern = locale.pgettext("period in a table", "H1 {year}")
        case "quarter":
            pattern = locale.pgettext("period in a table", "Q{number} {year}")
        case "month":
            pattern = locale.pgettext("period in a table", "{month} {year}")
        case "months":
            pattern = locale.pgettext("period in a table", "{january}–{month} {year}")
        case "span":
            pattern = locale.pgettext("period in a table", "{year}–{last}")
    return _filled(pattern, period, locale.months.short)


def _quarter(number: int, locale: Locale) -> str:
    match number:
        case 1:
            return locale.pgettext("period", "First quarter of {year}")
        case 2:
            return locale.pgettext("period", "Second quarter of {year}")
        case 3:
            return locale.pgettext("period", "Third quarter of {year}")
        case _:
            return locale.pgettext("period", "Fourth quarter of {year}")


def _quarter_inline(number: int, locale: Locale) -> str:
    match number:
        case 1:
            return locale.pgettext("period in a sentence", "the first quarter of {year}")
        case 2:
            return locale.pgettext("period in a sentence", "the second quarter of {year}")
        case 3:
            return locale.pgettext("period in a sentence", "the third quarter of {year}")
        case _:
            return locale.pgettext("period in a sentence", "the fourth quarter of {year}")


def _filled(pattern: str, period: Period, months: Mapping[int, str]) -> str:
    """Fill a pattern; translators may use `year`, `last`, `number`, `roman` (quarters), `month` and `january`."""
    return pattern.format(
        year=period.year,
        last=period.number,
        number=period.number,
        roman=_ROMAN[period.number] if period.kind == "quarter" else "",
        month=months[period.number] if period.kind in ("month", "months") else "",
        january=months[1],
    )


def print_date(day: date, locale: Locale) -> str:
    """A day in full: "ngày 20 tháng 7 năm 2023", "20 July 2023"."""
    return locale.pgettext("date", "{day} {month_name} {year}").format(
        day=day.day,
        day_of_two_digits=f"{day.day:02}",
        month_name=locale.months.inline[day.month],
        month_of_decree=_month_of_decree(day.month),
        year=day.year,
    )


def print_date_room(locale: Locale, room: str) -> str:
    """A day that is not known yet, in full, with `room` for each of its parts: "ngày …… tháng …… năm ……"."""
    return locale.pgettext("date", "{day} {month_name} {year}").format(
        day=room, day_of_two_digits=room, month_name=room, month_of_decree=room, year=room
    )


def print_date_short(day: date, locale: Locale) -> str:
    """A day in short: "20/07/2023" in Vietnamese; in English, where figures alone mislead, "20 Jul 2023"."""
    # Translators: {day_of_two_digits} and {month_of_two_digits} are on offer too; {month_name} is short.
    return locale.pgettext("date in short", "{day} {month_name} {year}").format(
        day=day.day,
        day_of_two_digits=f"{day.day:02}",
        month_of_two_digits=f"{day.month:02}",
        month_name=locale.months.short[day.month],
        year=day.year,
    )


def print_as_of(as_of: AsOf, locale: Locale) -> str:
    """When a stock was counted: "tháng 6 năm 2023", or a day in full."""
    if not as_of.is_month:
        return print_date(as_of.day, locale)
    return locale.pgettext("month", "{month_name} {year}").format(
        month_name=locale.months.inline[as_of.day.month],
        month_of_decree=_month_of_decree(as_of.day.month),
        year=as_of.day.year,
    )


def _month_of_decree(month: int) -> str:
    """Nghị định 30/2020/NĐ-CP, Phụ lục I: days below 10 and the months 1 and 2 take a leading 0, other months none."""
    return f"{month:02}" if month <= _LAST_MONTH_WITH_ZERO else str(month)
