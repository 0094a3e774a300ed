"""The quality of the figures: a section of each bulletin, and a page of the whole site."""

from collections.abc import Iterable
from dataclasses import dataclass

from bulletin.model.bulletin import Bulletin
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
from bulletin.site.quality import Quality, together


@dataclass(frozen=True, slots=True)
class QualitySection:
    """What a bulletin's page says of its quality."""

    coverage: tuple[QualityLine, ...]
    groups: tuple[RuleGroup, ...]
    found: tuple[FoundLine, ...]
    standing: tuple[QualityLine, ...]
    more: Link


@dataclass(frozen=True, slots=True)
class BulletinRow:
    """A bulletin in the table of all, with the counts of its columns."""

    bulletin: Link
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundIn:
    """What was found in one bulletin."""

    bulletin: Link
    found: tuple[FoundLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityView:
    """The page of the whole site. `columns` head the counts of each bulletin; `withdrawn` tells whose are left out."""

    coverage: tuple[QualityLine, ...]
    standing: tuple[QualityLine, ...]
    withdrawn: str
    groups: tuple[RuleGroup, ...]
    shares: str
    found: tuple[FoundIn, ...]
    columns: tuple[str, ...]
    bulletins: tuple[BulletinRow, ...]
    file: Link


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
    left_out = locale.gettext("Withdrawn bulletins, not counted here: {count}.")
    return QualityView(
        coverage=tuple(coverage_lines(whole, edition)),
        standing=tuple(standing_lines(whole, edition)),
        withdrawn=left_out.format(count=counted(withdrawn, edition)) if withdrawn else "",
        groups=rule_groups(whole, edition, all_rules=True),
        shares=_shares(standing, edition),
        found=tuple(_found(standing, edition, addresses)),
        columns=(
            locale.gettext("Figures"),
            locale.gettext("Compared"),
            locale.gettext("Limits only"),
            locale.gettext("Nothing"),
            locale.gettext("Estimates"),
        ),
        bulletins=tuple(_row(one, edition, addresses) for one in standing),
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


def _row(bulletin: Bulletin, edition: Edition, addresses: Addresses) -> BulletinRow:
    quality: Quality = edition.quality[bulletin.key]
    counts = (quality.figures, quality.close, quality.limited, quality.unchecked, quality.estimates)
    href = f"{addresses.page(bulletin_path(bulletin))}#quality"
    return BulletinRow(Link(href, marked_name(bulletin, edition)), tuple(counted(count, edition) for count in counts))
