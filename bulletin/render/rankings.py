"""The ranking on an indicator's page: places by comparable figures, and a word on those that stand beside it."""

from collections.abc import Iterator, Sequence

from bulletin.i18n.figures import print_share
from bulletin.i18n.periods import print_as_of, print_period, print_period_short
from bulletin.i18n.sorting import collation_key
from bulletin.model.figure import Kind
from bulletin.model.indicator import Indicator
from bulletin.record import record
from bulletin.render.addresses import Addresses, place_path
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link
from bulletin.render.names import reporting_place, status_of_figure, unit_name
from bulletin.render.values import PrintedValue, printed_value
from bulletin.site.rankings import LeftOut, Ranked, Ranking, measured, ranking
from bulletin.site.site import Observation


@record(frozen=True, slots=True, kw_only=True)
class RankedRow:
    """A place in the ranking. `rank` is empty where the figure itself is a rank; `order` and `sort` are for sorting."""

    rank: str
    place: Link
    order: int
    value: PrintedValue
    share: str
    href: str
    sort: str
    circumstances: tuple[str, ...]


@record(frozen=True, slots=True)
class BesideRanking:
    """A figure that could not be ranked, and why."""

    place: str
    value: PrintedValue
    href: str
    reason: str


@record(frozen=True, slots=True, kw_only=True)
class RankingView:
    """The ranking of one period; `numbered` tells whether rows have a rank of their own, `shares` whether a share."""

    title: str
    note: str
    unit: str
    numbered: bool
    shares: bool
    rows: tuple[RankedRow, ...]
    beside: tuple[BesideRanking, ...]


def ranking_view(indicator: Indicator, edition: Edition, addresses: Addresses) -> RankingView | None:
    """Prepare the ranking; None where nothing may be ranked."""
    found = ranking(edition.site, indicator)
    if not found:
        return None
    numbered = indicator.kind is not Kind.RANK
    rows = _rows(found.ranked, numbered, edition, addresses)
    return RankingView(
        title=filled(
            edition.locale.gettext("Places compared: {period}"), period=print_period(found.period, edition.locale)
        ),
        note=_note(found, edition),
        unit=unit_name(indicator, edition),
        numbered=numbered,
        shares=any(row.share for row in rows),
        rows=rows,
        beside=tuple(_beside(one, reason, edition, addresses) for one, reason in found.left_out),
    )


def _note(found: Ranking, edition: Edition) -> str:
    locale, count = edition.locale, len(found.ranked)
    if found.indicator.kind is Kind.RANK:
        return locale.ngettext(
            "The {count} place with a figure here, in the order of the rank that its source gives.",
            "The {count} places with figures here, in the order of the ranks that their sources give.",
            count,
        ).format(count=count)
    order = {"higher": locale.gettext("highest first"), "lower": locale.gettext("lowest first")}
    return locale.ngettext(
        "Rank among the {count} place with a comparable figure here, {order}; not among all provinces.",
        "Rank among the {count} places with comparable figures here, {order}; not among all provinces.",
        count,
    ).format(count=count, order=order[found.indicator.better or "higher"])


def _rows(ranked: Sequence[Ranked], numbered: bool, edition: Edition, addresses: Addresses) -> tuple[RankedRow, ...]:
    names = [_name(one.observation, edition) for one in ranked]
    in_order = sorted(range(len(names)), key=lambda number: collation_key(names[number]))
    order = {number: position for position, number in enumerate(in_order)}
    return tuple(_row(one, order[number], numbered, edition, addresses) for number, one in enumerate(ranked))


def _name(one: Observation, edition: Edition) -> str:
    return edition.plain(one.bulletin.place.on(one.statement.end).names)


def _row(one: Ranked, order: int, numbered: bool, edition: Edition, addresses: Addresses) -> RankedRow:
    bulletin, statement = one.observation.bulletin, one.observation.statement
    figure = statement.figure
    value = measured(figure) if figure else None
    return RankedRow(
        rank=str(one.rank) if numbered else "",
        place=Link(addresses.page(place_path(bulletin.place)), reporting_place(bulletin, statement.end, edition)),
        order=order,
        value=printed_value(figure, edition),
        share=print_share(figure.share, edition.locale) if figure and figure.share else "",
        href=addresses.statement(bulletin, statement.anchor),
        sort=f"{value:f}" if value is not None else "",
        circumstances=tuple(_circumstances(one.observation, edition)),
    )


def _circumstances(one: Observation, edition: Edition) -> Iterator[str]:
    if one.statement.as_of:
        day = print_as_of(one.statement.as_of, edition.locale)
        yield edition.locale.gettext("as of {date}").format(date=day)
    yield status_of_figure(one.statement.status, edition)


def _beside(one: Observation, reason: LeftOut, edition: Edition, addresses: Addresses) -> BesideRanking:
    return BesideRanking(
        place=reporting_place(one.bulletin, one.statement.end, edition),
        value=printed_value(one.statement.figure, edition),
        href=addresses.statement(one.bulletin, one.statement.anchor),
        reason=_reason(one, reason, edition),
    )


def _reason(one: Observation, reason: LeftOut, edition: Edition) -> str:
    locale = edition.locale
    reasons = {
        LeftOut.NO_VALUE: locale.gettext("no value"),
        LeftOut.ESTIMATE: locale.gettext("estimate"),
        LeftOut.APPROXIMATE: locale.gettext("approximate figure"),
        LeftOut.OTHER_MEASURE: locale.gettext("expressed in another way"),
        LeftOut.OTHER_BOUNDARIES: locale.gettext("on other boundaries"),
        LeftOut.OTHER_COUNT: locale.gettext("counted on other days or by other rules"),
        LeftOut.OTHER_PERIOD: locale.gettext("for another period: {period}").format(
            period=print_period_short(one.period, locale)
        ),
    }
    return reasons[reason]
