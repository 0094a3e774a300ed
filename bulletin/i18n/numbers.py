"""Prints numbers in a locale with exactly the digits that their source printed."""

from decimal import Decimal

from bulletin.i18n.locale import Locale
from bulletin.model.figure import Number

# Largest first, as they follow each other in "55 tỷ 878 triệu".
_SCALES = (12, 9, 6, 3)


def format_decimal(value: Decimal, decimals: int, locale: Locale) -> str:
    """`value` with `decimals` digits after the decimal sign, thousands grouped.

    Babel gives the same in 7 to 21 µs a number; a page holds hundreds.
    """
    symbols = locale.symbols
    whole, _, fraction = f"{value:,.{decimals}f}".partition(".")
    whole = whole.replace(",", symbols.group)
    if whole[0] == "-":
        whole = symbols.minus + whole[1:]
    return f"{whole}{symbols.decimal}{fraction}" if fraction else whole


def print_number(number: Number, locale: Locale) -> str:
    """The number with the digits and the scale of its source, in the notation of the locale."""
    if not number.scale:
        return format_decimal(number.value, max(0, -number.last_digit), locale)
    # Translators: answer "yes" where the language writes "55 billion 878 million", else "no".
    if number.chained and locale.pgettext("are scales of money chained?", "no") == "yes":
        links = _links(number)
        if links:
            return " ".join(_scaled(value, decimals, scale, locale) for value, decimals, scale in links)
    decimals = max(0, number.scale - number.last_digit)
    return _scaled(number.value.scaleb(-number.scale), decimals, number.scale, locale)


def _links(number: Number) -> list[tuple[Decimal, int, int]]:
    """The links of a chain, as value, decimals and scale; none where a chain could not show all digits."""
    lowest = min((scale for scale in _SCALES if scale >= number.last_digit), default=0)
    rest = number.value
    links = []
    for scale in _SCALES:
        if number.scale >= scale > lowest:
            whole = rest // 10**scale
            rest -= whole * 10**scale
            if whole > 0:
                links.append((whole, 0, scale))
    # A chain opens with its largest scale and ends with its last digit, or it would be read back otherwise.
    if rest > 0 and links and links[0][2] == number.scale:
        return [*links, (rest.scaleb(-lowest), lowest - number.last_digit, lowest)]
    return []


def scale_patterns(locale: Locale) -> tuple[tuple[int, str], ...]:
    """The words for powers of ten, largest first, as patterns with `{number}`."""
    return (
        (12, locale.gettext("{number} trillion")),
        (9, locale.gettext("{number} billion")),
        (6, locale.gettext("{number} million")),
        (3, locale.gettext("{number} thousand")),
    )


def _scaled(value: Decimal, decimals: int, scale: int, locale: Locale) -> str:
    digits = format_decimal(value, decimals, locale)
    pattern = next((pattern for power, pattern in scale_patterns(locale) if power == scale), None)
    if pattern is None:
        raise ValueError(f"no word for the scale 10^{scale}")
    return pattern.format(number=digits)
