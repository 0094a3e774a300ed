"""What the page for comparing loads: one classic script for each indicator and language.

Nothing else can be loaded by a page on disk.

A script calls `compareFigures(id, {...})`. Each row is [place, period, months, category, stretch, plotted, printed,
remark, firm, address]: `stretch` counts the breaks before it, `plotted` is a plain number or null, `months` the length
that flows must share to be compared, `address` leads from the page of comparisons to the figure.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from bulletin.artefact import Artefact
from bulletin.i18n.periods import print_as_of, print_date
from bulletin.jobs import Job
from bulletin.model.bulletin import Statement, Status
from bulletin.model.figure import Figure, Kind
from bulletin.model.indicator import Indicator
from bulletin.render.addresses import COMPARE_PATH, Addresses, compare_file
from bulletin.render.edition import Edition
from bulletin.render.inputs import Origins
from bulletin.render.names import statement_name
from bulletin.render.values import printed_value
from bulletin.site.series import stretches
from bulletin.site.site import Observation

Row = tuple[str, str, int, str, int, str | None, str, str, bool, str]


def compare_jobs(edition: Edition, origins: Origins) -> Iterator[Job]:
    """The scripts of all indicators that have figures, a job each."""
    for indicator in edition.site.catalogue.indicators.values():
        if observations := edition.site.observations.get(indicator.id):
            make = partial(_script, indicator, observations, edition)
            yield Job(compare_file(edition.language, indicator), origins.of_indicators([indicator]), make)


def _script(indicator: Indicator, observations: tuple[Observation, ...], edition: Edition) -> Iterator[Artefact]:
    addresses = Addresses.of_page(edition.language, COMPARE_PATH)
    data = {
        "unit": _unit(indicator, edition),
        "money": indicator.kind is Kind.MONEY,
        "percent": indicator.kind in (Kind.PERCENT, Kind.RATIO),
        "flow": indicator.measure == "flow",
        "lower": indicator.better == "lower",
        "rank": indicator.kind is Kind.RANK,
        "categories": _categories(observations, edition),
        "rows": list(_rows(observations, edition, addresses)),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    yield Artefact(compare_file(edition.language, indicator), f'compareFigures("{indicator.id}",{text});\n'.encode())


def _unit(indicator: Indicator, edition: Edition) -> str:
    return edition.plain(indicator.unit.names)


def _categories(observations: tuple[Observation, ...], edition: Edition) -> list[tuple[str, str]]:
    """The categories that are stated, by id; the total is none of them."""
    named = {one.statement.member: one.statement for one in observations if one.category}
    return [(member, str(statement_name(statement, edition))) for member, statement in named.items()]


def _rows(observations: tuple[Observation, ...], edition: Edition, addresses: Addresses) -> Iterator[Row]:
    for stretch in stretches(observations, edition.site.places):
        passed = 0
        for point in stretch.points:
            passed += len(point.breaks)
            for one in point.observations:
                yield _row(one, passed, edition, addresses)


def _row(observation: Observation, stretch: int, edition: Edition, addresses: Addresses) -> Row:
    bulletin, statement = observation.bulletin, observation.statement
    figure = statement.figure
    value = plotted(figure) if figure else None
    return (
        bulletin.place.id,
        statement.period.code,
        statement.period.months,
        statement.member,
        stretch,
        f"{value:f}" if value is not None else None,
        str(printed_value(figure, edition)),
        _remark(observation, edition),
        statement.status is not Status.ESTIMATE and bool(figure and not figure.qualifiers),
        addresses.statement(bulletin, statement.anchor),
    )


def plotted(figure: Figure) -> Decimal | None:
    """The number that can stand beside others of its indicator: of "n of m" the percentage, since the m differ.

    None for a sign, and for n without an m.
    """
    if figure.number is None:
        return None
    if figure.kind is Kind.RATIO:
        return figure.number.value * 100 / figure.of.value if figure.of and figure.of.value else None
    return figure.number.value


def _remark(observation: Observation, edition: Edition) -> str:
    """What a reader must know of a figure before comparing it: the day of the count, the boundaries."""
    locale, statement = edition.locale, observation.statement
    parts = []
    if territory := observation.bulletin.territory:
        parts.append(locale.gettext("on the boundaries of {date}").format(date=print_date(territory, locale)))
    if statement.as_of:
        parts.append(locale.gettext("as of {date}").format(date=print_as_of(statement.as_of, locale)))
    if _is_estimate_unsaid(statement):
        parts.append(locale.gettext("estimate"))
    return ", ".join(parts)


def _is_estimate_unsaid(statement: Statement) -> bool:
    return statement.status is Status.ESTIMATE and not (statement.figure and statement.figure.estimated)
