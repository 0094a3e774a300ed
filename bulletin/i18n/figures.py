"""Prints figures the way reports do, in the words and the notation of a locale.

What `print_phrase` gives, `bulletin.validate.phrases` reads back as an equal figure.
A unit's name is handed in by the caller, in the locale's language, with its forms where numbers have several; None
leaves it out.
Money and percentages carry their unit by nature.
"""

from collections.abc import Mapping, Sequence

from bulletin.i18n.locale import Locale
from bulletin.i18n.numbers import print_number
from bulletin.i18n.periods import print_period_inline
from bulletin.model.figure import (
    Approximate,
    Base,
    BaseRelation,
    Change,
    ChangeKind,
    Figure,
    Kind,
    Number,
    Qualifier,
)
from bulletin.record import record

__all__ = [
    "UnitName",
    "print_base",
    "print_change",
    "print_comparison",
    "print_figure",
    "print_number",
    "print_phrase",
    "print_share",
    "print_value",
]

_MANY = 2


@record(frozen=True, slots=True)
class UnitName:
    """A unit's name as it follows most numbers, and its `forms` by CLDR's plural category: "portals", one: "portal"."""

    name: str
    forms: Mapping[str, str]

    def after(self, number: Number | None, locale: Locale) -> str:
        """The name as it stands after a number."""
        return self.name if number is None else self.forms.get(locale.plural_category(_count(number)), self.name)


def print_phrase(figure: Figure, unit_name: UnitName | str | None, locale: Locale) -> str:
    """All that a figure says, in one line: value, share, part of the plan, comparisons."""
    phrase = print_figure(figure, unit_name, locale)
    if figure.share:
        phrase = locale.pgettext("phrase", "{value} ({share})").format(
            value=phrase, share=print_share(figure.share, locale)
        )
    clauses = []
    if figure.plan_share:
        clauses.append(locale.gettext("{share} of plan").format(share=print_share(figure.plan_share, locale)))
    clauses.extend(print_comparison(change, figure.kind, unit_name, locale) for change in figure.changes)
    for clause in clauses:
        phrase = locale.pgettext("phrase", "{value}, {clause}").format(value=phrase, clause=clause)
    return phrase


def print_figure(figure: Figure, unit_name: UnitName | str | None, locale: Locale) -> str:
    """The value with what qualifies it: "ước đạt 55 tỷ 878 triệu đồng", "trên 11.210"; a sign as it is."""
    text = _qualified(print_value(figure, unit_name, locale), figure.qualifiers, locale)
    return locale.gettext("estimated at {value}").format(value=text) if figure.estimated else text


def print_value(figure: Figure, unit_name: UnitName | str | None, locale: Locale) -> str:
    """The bare value: "55 tỷ 878 triệu đồng", "1.307/1.849", "hạng 27", "102,8%"; a sign as it is."""
    if figure.number is None:
        return figure.sign.value if figure.sign else ""
    text = print_number(figure.number, locale)
    if figure.of:
        text = locale.pgettext("n of m", "{number}/{of}").format(number=text, of=print_number(figure.of, locale))
    if figure.kind is Kind.RANK:
        # A lone 27 says nothing; 27/63 does. A rank's unit is what is ranked, which the indicator's name says.
        bare = figure.of or Qualifier.TOP in figure.qualifiers
        return text if bare else locale.gettext("rank {number}").format(number=text)
    # "1 of 5 communes": what follows m is counted by m.
    return _with_unit(text, figure.kind, _counted(unit_name, figure.of or figure.number, locale), locale)


def print_share(share: Approximate, locale: Locale) -> str:
    """A share or a part of a plan: "73,6%", "khoảng 70%"."""
    return _qualified(_percent(share.number, locale), share.qualifiers, locale)


def print_comparison(change: Change, kind: Kind, unit_name: UnitName | str | None, locale: Locale) -> str:
    """A change with its base: "tăng 43,16% so với năm 2019"; an assumed base is not printed."""
    text = print_change(change, kind, unit_name, locale)
    if change.base.relation is BaseRelation.ASSUMED:
        return text
    if change.kind is ChangeKind.INDEX:
        base = locale.pgettext("base of an index", "of {base}").format(base=_base_name(change.base, locale))
    else:
        base = print_base(change.base, locale)
    return locale.pgettext("comparison", "{change} {base}").format(change=text, base=base)


def print_base(base: Base, locale: Locale) -> str:
    """What a change is measured against: "so với cùng kỳ năm 2022"; nothing where the source does not say."""
    if base.relation is BaseRelation.ASSUMED:
        return ""
    return locale.gettext("compared with {base}").format(base=_base_name(base, locale))


def _base_name(base: Base, locale: Locale) -> str:
    match base.relation:
        case BaseRelation.PERIOD if base.period:
            return print_period_inline(base.period, locale)
        case BaseRelation.SAME_PERIOD if base.period:
            return locale.gettext("the same period of {year}").format(year=base.period.year)
        case BaseRelation.SAME_PERIOD:
            return locale.gettext("the same period of the previous year")
        case BaseRelation.PREVIOUS_YEAR:
            return locale.gettext("the previous year")
        case BaseRelation.PLAN:
            return locale.gettext("the plan")
        case _:
            return locale.gettext("the previous period")


def print_change(change: Change, kind: Kind, unit_name: UnitName | str | None, locale: Locale) -> str:
    """A change of a figure of `kind`, without its base: "tăng 43,16%", "giảm 2 điểm %", "tăng 3 bậc"."""
    if change.kind is ChangeKind.UNCHANGED:
        return locale.gettext("unchanged")
    amount = _qualified(_amount(change, kind, unit_name, locale), change.qualifiers, locale)
    falls = change.number.value < 0
    match change.kind:
        case ChangeKind.FACTOR:
            pattern = locale.gettext("{amount} times")
        case ChangeKind.INDEX:
            pattern = locale.gettext("at {amount}")
        # "Up 3%" of a percentage could as well mean three points, so that growth is named.
        case ChangeKind.GROWTH if kind in (Kind.PERCENT, Kind.INDEX) and falls:
            pattern = locale.gettext("a relative decrease of {amount}")
        case ChangeKind.GROWTH if kind in (Kind.PERCENT, Kind.INDEX):
            pattern = locale.gettext("a relative increase of {amount}")
        case ChangeKind.UNSPECIFIED if falls:
            pattern = locale.gettext("down {amount} of unstated kind")
        case ChangeKind.UNSPECIFIED:
            pattern = locale.gettext("up {amount} of unstated kind")
        case _ if falls:
            pattern = locale.gettext("down {amount}")
        case _:
            pattern = locale.gettext("up {amount}")
    return pattern.format(amount=amount)


def _amount(change: Change, kind: Kind, unit_name: UnitName | str | None, locale: Locale) -> str:
    """How much a figure changed by. Whether up or down is said by the words around it."""
    number = change.number
    size = Number(abs(number.value), number.last_digit, number.scale, number.chained)
    text = print_number(size, locale)
    match change.kind:
        case ChangeKind.GROWTH | ChangeKind.INDEX | ChangeKind.UNSPECIFIED:
            return _percent(size, locale)
        case ChangeKind.POINTS:
            return locale.ngettext("{number} percentage point", "{number} percentage points", _count(size)).format(
                number=text
            )
        case ChangeKind.PLACES:
            return locale.ngettext("{number} place", "{number} places", _count(size)).format(number=text)
        # The unit of a density belongs to its m, and the change is one of its n.
        case ChangeKind.DIFFERENCE if kind is not Kind.DENSITY:
            return _with_unit(text, kind, _counted(unit_name, size, locale), locale)
        case _:
            return text


def _count(number: Number) -> int:
    """The number that plural forms go by; anything with decimals, 1.0 among them, is several."""
    return int(number.value) if number.last_digit >= 0 else _MANY


def _counted(unit_name: UnitName | str | None, number: Number, locale: Locale) -> str | None:
    return unit_name.after(number, locale) if isinstance(unit_name, UnitName) else unit_name


def _with_unit(text: str, kind: Kind, unit_name: str | None, locale: Locale) -> str:
    match kind:
        case Kind.MONEY:
            currency = unit_name or locale.pgettext("currency", "VND")
            return locale.pgettext("money", "{currency} {amount}").format(currency=currency, amount=text)
        case Kind.PERCENT | Kind.INDEX:
            return locale.gettext("{number}%").format(number=text)
        case _ if unit_name:
            return locale.pgettext("quantity", "{number} {unit}").format(number=text, unit=unit_name)
        case _:
            return text


def _percent(number: Number, locale: Locale) -> str:
    return locale.gettext("{number}%").format(number=print_number(number, locale))


def _qualified(text: str, qualifiers: Sequence[Qualifier], locale: Locale) -> str:
    """Put the qualifiers before `text`, the first outermost: "khoảng trên 300"."""
    for qualifier in reversed(qualifiers):
        match qualifier:
            case Qualifier.OVER:
                text = locale.gettext("over {number}").format(number=text)
            case Qualifier.NEARLY:
                text = locale.gettext("nearly {number}").format(number=text)
            case Qualifier.ABOUT:
                text = locale.gettext("about {number}").format(number=text)
            case Qualifier.AT_LEAST:
                text = locale.gettext("at least {number}").format(number=text)
            case Qualifier.TOP:
                text = locale.gettext("top {number}").format(number=text)
    return text
