"""The quality of the figures: a section of each bulletin, and a page of the whole site."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bulletin.model.bulletin import Bulletin
from bulletin.record import record
from bulletin.render.addresses import QUALITY_PATH, Addresses, bulletin_path, data_file
from bulletin.render.edition import Edition
from bulletin.render.links import Link
from bulletin.render.listed import marked_name
from bulletin.render.quality import (
    FoundLine,
    QualityLine,
    RuleGroup,
    counted,
    coverage_lines,
    found_lines,
    rule_groups,
    standing_lines,
)
from bulletin.render.year_pages import (
    YearLinks,
    links_between_years,
    links_to_years,
    year_name,
    year_subject,
    year_title,
)
from bulletin.site.quality import Quality, together
from bulletin.site.site import Page
from bulletin.site.years import year_of


@record(frozen=True, slots=True)
class QualitySection:
    """What a bulletin's page says of its quality."""

    coverage: tuple[QualityLine, ...]
    groups: tuple[RuleGroup, ...]
    found: tuple[FoundLine, ...]
    standing: tuple[QualityLine, ...]
    more: Link


@record(frozen=True, slots=True)
class BulletinRow:
    """A bulletin in the table of all, with the counts of its columns."""

    bulletin: Link
    counts: tuple[str, ...]


@record(frozen=True, slots=True)
class FoundIn:
    """What was found in one bulletin."""

    bulletin: Link
    found: tuple[FoundLine, ...]


@record(frozen=True, slots=True, kw_only=True)
class QualityView:
    """The page of the whole site. `columns` head the counts of each bulletin; `withdrawn` tells whose are left out.

    Where it is parted by year, the rows are those of `years`, and what was found stands there.
    """

    coverage: tuple[QualityLine, ...]
    standing: tuple[QualityLine, ...]
    withdrawn: str
    groups: tuple[RuleGroup, ...]
    shares: str
    found: tuple[FoundIn, ...]
    columns: tuple[str, ...]
    bulletins: tuple[BulletinRow, ...]
    file: Link
    years: YearLinks | None


@record(frozen=True, slots=True, kw_only=True)
class QualityYearView:
    """The bulletins of one year; `whole` leads to the page of the whole site."""

    title: str
    whole: Link
    found: tuple[FoundIn, ...]
    columns: tuple[str, ...]
    bulletins: tuple[BulletinRow, ...]
    years: YearLinks


def quality_section(bulletin: Bulletin, edition: Edition, addresses: Addresses) -> QualitySection:
    """Prepare the section of a bulletin."""
    quality = edition.quality[bulletin.key]
    return QualitySection(
        coverage=tuple(coverage_lines(quality, edition)),
        groups=rule_groups(quality, edition),
        found=found_lines(bulletin, edition, addresses),
        standing=tuple(standing_lines(quality, edition)),
        more=Link(addresses.page(QUALITY_PATH), edition.locale.gettext("What was checked on the whole site, and how")),
    )


def quality_view(edition: Edition, addresses: Addresses) -> QualityView:
    """Prepare the page of the whole site."""
    locale = edition.locale
    standing = [one for one in edition.site.bulletins if not one.withdrawn]
    whole = together(edition.quality[one.key] for one in standing)
    withdrawn = len(edition.site.bulletins) - len(standing)
    years = links_to_years(QUALITY_PATH, edition, addresses)
    left_out = locale.gettext("Withdrawn bulletins, not counted here: {count}.")
    return QualityView(
        coverage=tuple(coverage_lines(whole, edition)),
        standing=tuple(standing_lines(whole, edition)),
        withdrawn=left_out.format(count=counted(withdrawn, edition)) if withdrawn else "",
        groups=rule_groups(whole, edition, all_rules=True),
        shares=_shares(standing, edition),
        found=() if years else tuple(_found(standing, edition, addresses)),
        columns=_columns(edition),
        bulletins=tuple(
            _year_rows(standing, edition, addresses) if years else (_row(one, edition, addresses) for one in standing)
        ),
        years=years,
        file=Link(addresses.file(data_file("quality", "json")), locale.gettext("These numbers as data (JSON)")),
    )


def _shares(bulletins: Iterable[Bulletin], edition: Edition) -> str:
    """How printed shares came from their numbers."""
    keys = {one.key for one in bulletins}
    codes = [one.code for (key, _), found in edition.findings.items() if key in keys for one in found]
    rounded, cut = codes.count("share-rounded"), codes.count("share-truncated")
    if not rounded + cut:
        return ""
    said = edition.locale.gettext("Printed shares that are not exact: rounded {rounded}, cut off {cut}.")
    return said.format(rounded=counted(rounded, edition), cut=counted(cut, edition))


def _found(bulletins: Iterable[Bulletin], edition: Edition, addresses: Addresses) -> Iterable[FoundIn]:
    for one in bulletins:
        if found := found_lines(one, edition, addresses):
            yield FoundIn(Link(addresses.page(bulletin_path(one)), marked_name(one, edition)), found)


def quality_year_view(page: Page, edition: Edition, addresses: Addresses) -> QualityYearView:
    """Prepare the page of the bulletins of a year."""
    of, name = year_subject(page), edition.locale.gettext("Quality of the figures")
    own = [one for one in edition.site.bulletins if year_of(one.period) == of.year and not one.withdrawn]
    return QualityYearView(
        title=year_title(name, of.year, edition),
        whole=Link(addresses.page(QUALITY_PATH), name),
        found=tuple(_found(own, edition, addresses)),
        columns=_columns(edition),
        bulletins=tuple(_row(one, edition, addresses) for one in own),
        years=links_between_years(page, edition, addresses),
    )


def _columns(edition: Edition) -> tuple[str, ...]:
    locale = edition.locale
    return (
        locale.gettext("Figures"),
        locale.gettext("Compared"),
        locale.gettext("Limits only"),
        locale.gettext("Nothing"),
        locale.gettext("Estimates"),
    )


def _row(bulletin: Bulletin, edition: Edition, addresses: Addresses) -> BulletinRow:
    href = f"{addresses.page(bulletin_path(bulletin))}#quality"
    return BulletinRow(Link(href, marked_name(bulletin, edition)), _counts(edition.quality[bulletin.key], edition))


def _year_rows(bulletins: Iterable[Bulletin], edition: Edition, addresses: Addresses) -> Iterator[BulletinRow]:
    """A row for each year, newest first, with what its bulletins come to."""
    by_year: defaultdict[int, list[Quality]] = defaultdict(list)
    for one in bulletins:
        by_year[year_of(one.period)].append(edition.quality[one.key])
    for page in edition.site.years[QUALITY_PATH]:
        year = year_subject(page).year
        link = Link(addresses.page(page.path), year_name(year, edition))
        yield BulletinRow(link, _counts(together(by_year[year]), edition))


def _counts(quality: Quality, edition: Edition) -> tuple[str, ...]:
    counts = (quality.figures, quality.close, quality.limited, quality.unchecked, quality.estimates)
    return tuple(counted(count, edition) for count in counts)
