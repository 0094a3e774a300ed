"""The pages of periods: all of them, and what was published for one."""

from collections.abc import Iterable
from dataclasses import replace

from bulletin.i18n.periods import print_date_short, print_period
from bulletin.i18n.sorting import collation_key
from bulletin.model.bulletin import Bulletin
from bulletin.model.period import Period
from bulletin.record import record
from bulletin.render.addresses import Addresses, bulletin_path, period_path, place_anchor
from bulletin.render.coverage import Coverage, coverage
from bulletin.render.edition import Edition
from bulletin.render.headlines import Headline, headlines
from bulletin.render.links import Link, Record, bulletin_records, place_index
from bulletin.render.listed import marked_name, with_marks
from bulletin.render.names import reporting_place
from bulletin.render.period_table import SideRow, side_by_side
from bulletin.render.print_choice import yearbook_link
from bulletin.render.years import by_year
from bulletin.site.site import PageKind
from bulletin.site.years import LONGEST

# With more bulletins, their summaries would hide how many they are.
_WITH_SUMMARY = 6


@record(frozen=True, slots=True)
class PeriodEntry:
    """A period and the places that have a bulletin for it; `counted` stands for these where they have no room."""

    period: Link
    bulletins: tuple[Link, ...]
    counted: str


@record(frozen=True, slots=True)
class PeriodYear:
    """The periods of a year, newest first."""

    year: str
    periods: tuple[PeriodEntry, ...]


@record(frozen=True, slots=True)
class PeriodsView:
    """The page of all periods, newest year first."""

    years: tuple[PeriodYear, ...]


@record(frozen=True, slots=True)
class PublishedBulletin:
    """A bulletin of a period with the figures that open it."""

    anchor: str
    record: Record
    headlines: tuple[Headline, ...]


@record(frozen=True, slots=True, kw_only=True)
class PeriodView:
    """The page of one period."""

    title: str
    days: str
    index: tuple[Link, ...]
    coverage: Coverage
    bulletins: tuple[PublishedBulletin, ...]
    side_by_side: tuple[SideRow, ...]
    elsewhere: tuple[Link, ...]
    yearbook: Link | None
    earlier: Link | None
    later: Link | None


def periods_of(edition: Edition) -> tuple[Period, ...]:
    """The periods that have a page, newest first."""
    pages = edition.site.pages
    return tuple(one.subject for one in pages if one.kind is PageKind.PERIOD and isinstance(one.subject, Period))


def periods_view(edition: Edition, addresses: Addresses) -> PeriodsView:
    """Prepare the page of all periods."""
    left = LONGEST
    years = []
    for year, own in by_year(periods_of(edition), lambda period: period, edition.locale):
        entries = []
        for period in own:
            # Of the latest periods the places are named, of those before them counted.
            left -= len(edition.site.of_period(period))
            entries.append(_entry(period, edition, addresses, named=left >= 0))
        years.append(PeriodYear(year, tuple(entries)))
    return PeriodsView(tuple(years))


def _entry(period: Period, edition: Edition, addresses: Addresses, *, named: bool) -> PeriodEntry:
    own = edition.site.of_period(period)
    links = (
        Link(addresses.page(bulletin_path(one)), with_marks(reporting_place(one, one.end, edition), one, edition))
        for one in own
    )
    counted = edition.locale.ngettext("{count} bulletin", "{count} bulletins", len(own)).format(count=len(own))
    return PeriodEntry(period_link(period, edition, addresses), *((tuple(links), "") if named else ((), counted)))


def period_link(period: Period, edition: Edition, addresses: Addresses) -> Link:
    """A link to the page of a period."""
    return Link(addresses.page(period_path(period)), print_period(period, edition.locale))


def period_view(period: Period, edition: Edition, addresses: Addresses) -> PeriodView:
    """Prepare the page of one period."""
    locale, order = edition.locale, periods_of(edition)
    position = order.index(period)
    own = _by_name(edition.site.of_period(period), edition)
    days = locale.gettext("{start} to {end}").format(
        start=print_date_short(period.start, locale), end=print_date_short(period.end, locale)
    )
    later, earlier = order[:position][-1:], order[position + 1 :][:1]
    return PeriodView(
        title=print_period(period, locale),
        days=days,
        index=place_index((one.place, reporting_place(one, one.end, edition)) for one in own),
        coverage=coverage(period, {one.place.id for one in own}, edition, addresses),
        bulletins=tuple(
            _published(bulletin, record, len(own), edition, addresses)
            for bulletin, record in zip(own, bulletin_records(own, edition, addresses), strict=True)
        ),
        side_by_side=side_by_side(period, own, edition, addresses),
        elsewhere=tuple(
            Link(addresses.page(bulletin_path(one)), marked_name(one, edition))
            for one in edition.site.telling_of(period)
        ),
        yearbook=yearbook_link(period, edition, addresses),
        earlier=period_link(earlier[0], edition, addresses) if earlier else None,
        later=period_link(later[0], edition, addresses) if later else None,
    )


def _by_name(bulletins: Iterable[Bulletin], edition: Edition) -> list[Bulletin]:
    return sorted(bulletins, key=lambda one: collation_key(edition.plain(one.place.on(one.end).names)))


def _published(
    bulletin: Bulletin, record: Record, count: int, edition: Edition, addresses: Addresses
) -> PublishedBulletin:
    """Of many bulletins only what tells them apart: their figures stand side by side below."""
    return PublishedBulletin(
        place_anchor(bulletin.place),
        record if count <= _WITH_SUMMARY else replace(record, summary=""),
        headlines(bulletin, edition, addresses) if count == 1 else (),
    )
