"""How an indicator hangs together with others, as the catalogue says it, in words with links."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from markupsafe import Markup

from bulletin.i18n.numbers import format_decimal
from bulletin.model.indicator import Indicator
from bulletin.model.relation import Formula, UsualRatio
from bulletin.render.addresses import Addresses, indicator_path
from bulletin.render.edition import Edition, filled

_PIECE = re.compile(r"(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<sign>[-+*/])|[()]")
_SIGNS = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
_HUNDRED = Decimal(100)


def indicator_link(indicator: Indicator, edition: Edition, addresses: Addresses) -> Markup:
    """An indicator's name, leading to its page."""
    href = addresses.page(indicator_path(indicator))
    return Markup('<a href="{}">{}</a>').format(href, edition.text(indicator.names))


def relation_lines(indicator: Indicator, edition: Edition, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Each relation as a label and a text."""
    yield from _to_others(indicator, edition, addresses)
    yield from _to_limits(indicator, edition)
    yield from _over_time(indicator, edition, addresses)


def _to_others(indicator: Indicator, edition: Edition, addresses: Addresses) -> Iterator[tuple[str, str]]:
    locale = edition.locale
    if indicator.part_of:
        yield locale.gettext("Part of"), _named([indicator.part_of], edition, addresses)
    if indicator.share_of and indicator.share_of != indicator.part_of:
        yield locale.gettext("Shares are of"), _named([indicator.share_of], edition, addresses)
    if indicator.of:
        yield locale.gettext("Counted out of"), _named([indicator.of], edition, addresses)
    if indicator.sum_of:
        yield locale.gettext("Sum of"), _named(indicator.sum_of, edition, addresses)
    if indicator.equals:
        yield locale.gettext("By definition equals"), _formula(indicator.equals, edition, addresses)
    for usual in indicator.plausible:
        yield locale.gettext("Usually"), _usual(usual, edition, addresses)


def _to_limits(indicator: Indicator, edition: Edition) -> Iterator[tuple[str, str]]:
    locale = edition.locale
    label, least, most = locale.gettext("Never outside"), indicator.least, indicator.most
    if least is not None and most is not None:
        both = locale.pgettext("bounds", "{least} to {most}")
        yield label, both.format(least=_number(least, edition), most=_number(most, edition))
    elif least is not None:
        yield label, locale.pgettext("bounds", "{least} or more").format(least=_number(least, edition))
    elif most is not None:
        yield label, locale.pgettext("bounds", "{most} or less").format(most=_number(most, edition))
    if indicator.exceeds:
        yield locale.gettext("Above the whole"), locale.gettext("possible: more than 100% need not be an error")


def _over_time(indicator: Indicator, edition: Edition, addresses: Addresses) -> Iterator[tuple[str, str]]:
    locale, balance = edition.locale, indicator.balance
    if balance:
        # Nobody counts the flow that the catalogue does not name, so that only a bound follows.
        pattern = {
            (True, True): locale.gettext("the last count, plus {added}, minus {removed}"),
            (True, False): locale.gettext("at most the last count plus {added}"),
            (False, True): locale.gettext("at least the last count minus {removed}"),
        }[bool(balance.added), bool(balance.removed)]
        flows = (("added", balance.added), ("removed", balance.removed))
        parts = {name: _named([flow], edition, addresses) for name, flow in flows if flow}
        yield locale.gettext("From count to count"), filled(pattern, **parts)
    if indicator.measure == "flow" and not indicator.cumulative:
        yield (
            locale.gettext("Within a year"),
            locale.gettext("not added up: a longer period may state less than a shorter one"),
        )


def _named(names: Iterable[str], edition: Edition, addresses: Addresses) -> Markup:
    indicators = edition.site.catalogue.indicators
    return Markup(", ").join(indicator_link(indicators[name], edition, addresses) for name in names)


def _formula(formula: Formula, edition: Edition, addresses: Addresses) -> Markup:
    """The formula with names, links and the page's own numbers in the place of ids."""

    def piece(match: re.Match[str]) -> str:
        if match["name"]:
            return _named([match["name"]], edition, addresses)
        if match["number"]:
            return _number(Decimal(match["number"]), edition)
        return _SIGNS.get(match[0], match[0])

    return Markup("").join(piece(match) for match in _PIECE.finditer(formula.text))


def _usual(usual: UsualRatio, edition: Edition, addresses: Addresses) -> Markup:
    """Between which bounds the ratio lies: in percent, unless it is of more than the whole."""
    locale = edition.locale
    in_percent = usual.most <= 1
    pattern = (
        locale.gettext("{least}% to {most}% of {other}")
        if in_percent
        else locale.gettext("{least} to {most} times {other}")
    )
    scale = _HUNDRED if in_percent else Decimal(1)
    least, most = (_number(bound * scale, edition) for bound in (usual.least, usual.most))
    return filled(pattern, least=least, most=most, other=_named([usual.of], edition, addresses))


def _number(value: Decimal, edition: Edition) -> str:
    """A number of the catalogue, without the noughts that end it."""
    plain = f"{value.normalize():f}"
    return format_decimal(value, len(plain.partition(".")[2]), edition.locale)
