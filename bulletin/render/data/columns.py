"""What each column of the data files holds. The columns themselves come from `render.data`, so that none is missed."""

from collections.abc import Mapping, Sequence

from bulletin.i18n.locale import Locale
from bulletin.model.language import Language
from bulletin.render.data.codes import bulletin_columns, category_columns, name_columns, source_columns
from bulletin.render.data.comparisons import COMPARISON_COLUMNS
from bulletin.render.data.corrections import correction_columns
from bulletin.render.data.figures import figure_columns, plan_columns
from bulletin.render.data.indicators import indicator_columns
from bulletin.render.data.places import place_columns


def columns_of(file: str, languages: Sequence[Language]) -> tuple[str, ...]:
    """The columns of a data file, in order."""
    columns: Mapping[str, tuple[str, ...]] = {
        "figures": figure_columns(languages),
        "comparisons": COMPARISON_COLUMNS,
        "plans": plan_columns(languages),
        "corrections": correction_columns(languages),
        "bulletins": bulletin_columns(languages),
        "sources": source_columns(languages),
        "domains": name_columns(languages),
        "units": name_columns(languages),
        "categories": category_columns(languages),
        "indicators": indicator_columns(languages),
        "places": place_columns(languages),
    }
    return columns[file]


def column_meanings(file: str, languages: Sequence[Language], locale: Locale) -> tuple[tuple[str, str], ...]:
    """The columns of a data file with their meanings; a column that nobody described is a KeyError, and our bug."""
    meanings = _common(locale) | _own(file, locale)
    names = {language.code: locale.languages.get(language.code, language.name) for language in languages}

    def meaning(column: str) -> str:
        stem, _, code = column.rpartition("_")
        if code in names:
            return locale.gettext("{meaning}, in {language}").format(meaning=meanings[stem], language=names[code])
        return meanings[column]

    return tuple((column, meaning(column)) for column in columns_of(file, languages))


def _common(locale: Locale) -> dict[str, str]:
    """The columns that mean the same wherever they stand."""
    return {
        "id": locale.gettext("name of the row, the same over all files"),
        "figure": locale.gettext("the figure, by its id in figures.csv"),
        "place": locale.gettext("place, by its id in places.csv"),
        "place_code": locale.gettext("official code of the place in its time"),
        "bulletin": locale.gettext("bulletin: place and period"),
        "period": locale.gettext("period of the figure"),
        "start": locale.gettext("first day counted"),
        "end": locale.gettext("last day counted"),
        "as_of": locale.gettext("day or month at which it was counted, where the source says"),
        "indicator": locale.gettext("indicator, by its id in indicators.csv"),
        "domain": locale.gettext("domain of the indicator"),
        "kind": locale.gettext("kind of figure"),
        "dimension": locale.gettext("dimension of a breakdown; empty for a total"),
        "category": locale.gettext("category of the dimension; empty for a total"),
        "value": locale.gettext("value in full with a decimal point, or the sign printed in its place"),
        "of": locale.gettext("the second number of “n of m”"),
        "unit": locale.gettext("unit, by its id in the catalogue; money in full VND"),
        "qualifier": locale.gettext("words before the number: over, nearly, about, at-least"),
        "status": locale.gettext("how firm the figure is: estimate, preliminary, final, revised; or withdrawn"),
        "share": locale.gettext("share printed beside the figure, in percent"),
        "target": locale.gettext("what the figure was meant to reach"),
        "source": locale.gettext("source, by its id in the bulletin"),
        "locator": locale.gettext("where in the source the figure stands"),
        "accepted": locale.gettext("error of the source that is printed as it stands"),
        "note": locale.gettext("note"),
        "reason": locale.gettext("reason"),
        "due": locale.gettext("period or date for which it is planned"),
        "used": locale.gettext("whether the statement serves the series"),
        "computed": locale.gettext("whether the value was worked out by this site and is printed in no source"),
        "date": locale.gettext("date of the correction"),
        "was": locale.gettext("the figure before"),
        "was_of": locale.gettext("the second number of the figure before"),
        "was_qualifier": locale.gettext("words before the number of the figure before"),
        "now": locale.gettext("the figure after; empty where it was given up"),
        "now_of": locale.gettext("the second number of the figure after"),
        "now_qualifier": locale.gettext("words before the number of the figure after"),
        "name": locale.gettext("name"),
        "definition": locale.gettext("definition"),
    }


def _own(file: str, locale: Locale) -> dict[str, str]:
    """The columns that mean something else in this file."""
    return (_of_bulletins(locale) | _of_lists(locale)).get(file, {})


def _of_bulletins(locale: Locale) -> dict[str, dict[str, str]]:
    """By table of what bulletins say."""
    return {
        "comparisons": {
            "kind": locale.gettext(
                "kind of comparison: growth, difference, points, places, factor, index, unspecified"
            ),
            "value": locale.gettext("amount of the change; a fall is negative"),
            "unit": locale.gettext("unit of the change"),
            "base": locale.gettext("period compared with; “plan” for what was planned"),
            "base_assumed": locale.gettext("whether the source leaves the base unsaid and it is assumed"),
        },
        "bulletins": {
            "id": locale.gettext("name of the bulletin in all files: place and period"),
            "period": locale.gettext("period that the bulletin reports on"),
            "territory": locale.gettext("day whose boundaries are meant, where it lies outside the period"),
            "status": locale.gettext("how firm the bulletin is: estimate, preliminary, final, revised; or withdrawn"),
            "published": locale.gettext("day on which the bulletin was published"),
            "withdrawn": locale.gettext("day on which the bulletin was withdrawn; empty for most"),
            "title": locale.gettext("title"),
            "agency": locale.gettext("agency that reports"),
        },
        "sources": {
            "id": locale.gettext("name of the source within its bulletin"),
            "date": locale.gettext("date of the source"),
            "withdrawn": locale.gettext("day on which its publisher withdrew it; empty for most"),
            "url": locale.gettext("address of the source"),
            "title": locale.gettext("title"),
            "publisher": locale.gettext("publisher"),
        },
        "plans": {"status": locale.gettext("planned; or withdrawn with its bulletin")},
    }


def _of_lists(locale: Locale) -> dict[str, dict[str, str]]:
    """By list that explains ids."""
    return {
        "indicators": {
            "id": locale.gettext("name of the indicator in all files"),
            "measure": locale.gettext("stock (at a point in time) or flow (over the period)"),
            "better": locale.gettext("whether higher or lower is better, where either is"),
            "decimals": locale.gettext("digits after the decimal sign, where they are fixed"),
            "breakdowns": locale.gettext("dimensions, and whether their categories make the whole"),
            "part_of": locale.gettext("indicator that it is a part of"),
            "share_of": locale.gettext("indicator that printed shares are shares of"),
            "of": locale.gettext("indicator that is the second number of “n of m”"),
            "sum_of": locale.gettext("indicators that together make this one"),
            "equals": locale.gettext("what it is made of by definition, by the ids of indicators"),
            "plausible": locale.gettext("indicator and the range in which the ratio to it usually lies"),
            "balance": locale.gettext("flows that make the stock grow (added) and shrink (removed)"),
            "least": locale.gettext("the least that a value can be, where there is one"),
            "most": locale.gettext("the most that a value can be, where there is one"),
            "exceeds": locale.gettext("whether n may be above m, and a percentage outside 0 to 100"),
            "cumulative": locale.gettext("of a flow: whether it is added up from the start of the year"),
            "law": locale.gettext("legal document that lays it down"),
            "breaks": locale.gettext("dates from which the series is not comparable with before"),
            "unit": locale.gettext("unit"),
        },
        "places": {
            "id": locale.gettext("name of the unit in all files"),
            "code": locale.gettext("official code in its time"),
            "level": locale.gettext("administrative level"),
            "within": locale.gettext("unit that it lies in"),
            "valid_from": locale.gettext("first day on which it existed; empty where not recorded"),
            "valid_to": locale.gettext("last day on which it existed; empty while it does"),
            "successor": locale.gettext("unit that its territory went to"),
            "type": locale.gettext("type in law, the latest"),
            "designations": locale.gettext("types with the days between which each was borne"),
            "title": locale.gettext("full name"),
        },
        "domains": {"id": locale.gettext("name in all files")},
        "units": {"id": locale.gettext("name in all files")},
        "categories": {
            "dimension": locale.gettext("dimension of a breakdown"),
            "category": locale.gettext("category of the dimension"),
            "dimension_name": locale.gettext("name of the dimension"),
        },
    }
