"""The page on which readers compare: they choose indicators, places and periods, and its script lays them side by side.

Without a script it leads to the pages that compare already: those of indicators and of periods.
"""

from collections.abc import Iterable
from itertools import groupby

from bulletin.i18n.numbers import scale_patterns
from bulletin.i18n.periods import print_period_short
from bulletin.i18n.sorting import collation_key
from bulletin.model.indicator import Indicator
from bulletin.model.period import Period
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.addresses import Addresses, indicator_path
from bulletin.render.edition import Edition
from bulletin.render.links import Link
from bulletin.render.names import place_days, place_name
from bulletin.render.years import by_year
from bulletin.site.site import Observation

# So many of the indicators that most places state are offered to begin with.
_SUGGESTED = 6


@record(frozen=True, slots=True)
class Choice:
    """Something to choose: its id in addresses, and its name; `about` tells units of one name apart."""

    id: str
    label: str
    about: str = ""


@record(frozen=True, slots=True)
class IndicatorChoice:
    """An indicator to choose, and its own page. Its figures stand beside the page of comparisons, in `<id>.js`."""

    id: str
    label: str
    href: str
    places: str


@record(frozen=True, slots=True)
class ChoiceGroup:
    """The indicators of a domain."""

    label: str
    choices: tuple[IndicatorChoice, ...]


@record(frozen=True, slots=True)
class PeriodChoice:
    """A period to choose; `end` is its last day as data, which places it in time."""

    id: str
    label: str
    end: str


@record(frozen=True, slots=True)
class YearChoice:
    """The periods of a year."""

    year: str
    periods: tuple[PeriodChoice, ...]


@record(frozen=True, slots=True, kw_only=True)
class CompareView:
    """Everything that the page prints, and `texts`: what its script says, by name."""

    domains: tuple[ChoiceGroup, ...]
    places: tuple[Choice, ...]
    years: tuple[YearChoice, ...]
    suggested: tuple[Link, ...]
    texts: dict[str, object]


def compare_view(edition: Edition, addresses: Addresses) -> CompareView:
    """Prepare the page. Only what has figures can be chosen."""
    stated = [one for one in edition.site.catalogue.indicators.values() if edition.site.observations.get(one.id)]
    observations = [one for indicator in stated for one in edition.site.observations[indicator.id]]
    grouped = groupby(stated, key=lambda indicator: indicator.domain)
    return CompareView(
        domains=tuple(
            ChoiceGroup(edition.plain(domain.names), tuple(_choice(one, edition, addresses) for one in own))
            for domain, own in grouped
        ),
        places=_places(observations, edition),
        years=_years(observations, edition),
        suggested=_suggested(stated, edition),
        texts=_texts(edition),
    )


def _choice(indicator: Indicator, edition: Edition, addresses: Addresses) -> IndicatorChoice:
    places = len({one.bulletin.place.id for one in edition.site.observations[indicator.id]})
    return IndicatorChoice(
        id=indicator.id,
        label=edition.plain(indicator.names),
        href=addresses.page(indicator_path(indicator)),
        places=edition.locale.ngettext("{count} place", "{count} places", places).format(count=places),
    )


def _places(observations: Iterable[Observation], edition: Edition) -> tuple[Choice, ...]:
    places: dict[str, Place] = {one.bulletin.place.id: one.bulletin.place for one in observations}
    choices = [Choice(one.id, place_name(one, None, edition), place_days(one, edition)) for one in places.values()]
    return tuple(sorted(choices, key=lambda choice: collation_key(choice.label)))


def _years(observations: Iterable[Observation], edition: Edition) -> tuple[YearChoice, ...]:
    periods: set[Period] = {one.period for one in observations}
    return tuple(
        YearChoice(
            year,
            tuple(PeriodChoice(one.code, print_period_short(one, edition.locale), one.end.isoformat()) for one in own),
        )
        for year, own in by_year(periods, lambda period: period, edition.locale)
    )


def _suggested(stated: Iterable[Indicator], edition: Edition) -> tuple[Link, ...]:
    """The indicators that most places state, most figures first among equals."""
    counted = []
    for indicator in stated:
        own = [one for one in edition.site.observations[indicator.id] if not one.category]
        counted.append((-len({one.bulletin.place.id for one in own}), -len(own), indicator))
    most = sorted(counted, key=lambda one: one[:2])[:_SUGGESTED]
    return tuple(Link(f"?i={indicator.id}", edition.plain(indicator.names)) for _, _, indicator in most)


def _texts(edition: Edition) -> dict[str, object]:
    """What the script needs of the language: messages, number symbols, words for scales."""
    locale = edition.locale
    return {
        "period": locale.gettext("Period"),
        "remove": locale.gettext("Remove {name}"),
        "empty": locale.gettext("None of the chosen places states this indicator for the chosen periods."),
        "choose": locale.gettext("Choose an indicator above, or begin with one of these."),
        "unreadable": locale.gettext("The figures of {name} could not be loaded."),
        "unit": locale.gettext("Unit") + locale.gettext(":"),
        "part": locale.pgettext("figure", "{indicator}: {category}"),
        "tip": locale.pgettext("tip", "{name}: {value}"),
        "total": locale.gettext("Total"),
        "breakdown": locale.gettext("Breakdown"),
        "about": locale.gettext("About this indicator"),
        "download": locale.gettext("Download this table (CSV)"),
        "copied": locale.gettext("The address was copied."),
        "lengths": locale.gettext(
            "Periods of several lengths cannot stand in one line: the chart shows {length} only."
        ),
        "broken": locale.gettext("Lines are parted where the series is not comparable."),
        "chart": locale.gettext("{indicator}: chart of {count} figures; the table below has them all."),
        "month": locale.gettext("periods of one month"),
        "months": locale.gettext("periods of {count} months"),
        "year": locale.gettext("whole years"),
        "years": locale.gettext("periods of several years"),
        "estimate": locale.gettext("Hollow points: estimates or approximate values."),
        "decimal": locale.symbols.decimal,
        "group": locale.symbols.group,
        "minus": locale.symbols.minus,
        "percent": locale.gettext("{number}%"),
        "scales": [[power, pattern] for power, pattern in scale_patterns(locale)],
    }
