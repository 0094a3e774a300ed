"""The series as SDMX-CSV 2.0, and the structure that the file refers to as an SDMX-JSON 2.0 structure message.

One row an observation: what serves the series, which is one value for each place, indicator, category and period.
Figures that a source prints beside it, comparisons and notes stand in the other files.
"""

from collections.abc import Iterator, Mapping, Sequence

from bulletin.artefact import Artefact
from bulletin.model.figure import Sign
from bulletin.model.indicator import Indicator
from bulletin.model.language import Language, Localised
from bulletin.model.period import Period
from bulletin.render.addresses import SDMX_STRUCTURE
from bulletin.render.data.figures import data_id
from bulletin.render.data.places import titles
from bulletin.render.data.plain import joined, plain, unit_cell
from bulletin.render.data.writing import Line, Row, csv_lines, json_artefact, packed
from bulletin.site.series import in_descent
from bulletin.site.site import Observation, Site

# The site names no agency of its own in any SDMX registry; this one says what the structure is of.
_AGENCY, _VERSION = "BULLETIN", "1.0.0"
_FLOW = f"{_AGENCY}:FIGURES({_VERSION})"
_TOTAL = "_T"
_KEY = ("FREQ", "REF_AREA", "INDICATOR", "BREAKDOWN", "CATEGORY")
_ATTRIBUTES = (
    *("UNIT_MEASURE", "UNIT_MULT", "DECIMALS", "OBS_OF", "QUALIFIER", "SIGN", "OBS_STATUS", "FIRMNESS"),
    *("COUNTED_FROM", "COUNTED_TO", "COUNTED_AT", "FIGURE"),
)
SDMX_COLUMNS = (
    *("STRUCTURE", "STRUCTURE_ID", "ACTION"),
    *_KEY,
    *("TIME_PERIOD", "OBS_VALUE"),
    *_ATTRIBUTES,
)
_FREQUENCIES = {"year": "A", "half": "S", "quarter": "Q", "month": "M", "months": "_O", "span": "_O"}
# SDMX's own codes for why a value lacks; it has none for "nothing occurred", which SIGN tells apart.
_MISSING = {Sign.NONE_OCCURRED: "O", Sign.NOT_COLLECTED: "L", Sign.NOT_APPLICABLE: "M"}
_FIRMNESS = {"estimate": "E", "preliminary": "P", "final": "A", "revised": "A"}


def sdmx_structure(site: Site) -> Artefact:
    """The structure of the observations."""
    return json_artefact(SDMX_STRUCTURE, _structure(site))


def sdmx_head() -> bytes:
    """The line above the observations. Without a BOM: a reader of SDMX-CSV tells its version by the first columns."""
    return b"".join(packed(csv_lines(SDMX_COLUMNS, [SDMX_COLUMNS])))


def sdmx_lines(indicator: Indicator, site: Site) -> Iterator[Line]:
    """The observations of an indicator."""
    observations = site.observations.get(indicator.id, ())
    return csv_lines(SDMX_COLUMNS, (("dataflow", _FLOW, "I", *_observation(one)) for one in observations))


def _observation(observation: Observation) -> Row:
    statement = observation.statement
    figure = statement.figure
    if figure is None:
        raise ValueError(f"a series holds {statement.id}, which has no figure")
    number, status = figure.number, _FIRMNESS[statement.status.value]
    return (
        _FREQUENCIES[statement.period.kind],
        observation.bulletin.place.id,
        statement.indicator.id,
        *_category(observation.category),
        sdmx_period(statement.period),
        plain(number) if number else "",
        unit_cell(figure, statement.indicator),
        "0",
        str(max(0, -number.last_digit)) if number else "",
        plain(figure.of) if figure.of else "",
        joined(figure.qualifiers),
        figure.sign.value if figure.sign else "",
        _MISSING[figure.sign] if figure.sign else status,
        statement.status.value,
        statement.start.isoformat(),
        statement.end.isoformat(),
        statement.as_of.code if statement.as_of else "",
        data_id(observation.bulletin, statement.id),
    )


def _category(category: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """The dimensions and their members; a code must hold no "+"."""
    if not category:
        return _TOTAL, _TOTAL
    return "@".join(dimension for dimension, _ in category), "@".join(member for _, member in category)


def sdmx_period(period: Period) -> str:
    """A period as SDMX writes it; a span of months or years by its first day and length."""
    match period.kind:
        case "half":
            return f"{period.year}-S{period.number}"
        case "months":
            return f"{period.start.isoformat()}/P{period.number}M"
        case "span":
            return f"{period.start.isoformat()}/P{period.number - period.year + 1}Y"
        case _:
            return period.code


def _structure(site: Site) -> Mapping[str, object]:
    """The dataflow with its data structure, code lists and concepts; names in each language that has them."""
    languages = site.info.languages
    lists = {
        "FREQ": _coded({"A": {}, "S": {}, "Q": {}, "M": {}, "_O": {}}),
        "REF_AREA": _coded({one.id: titles(one.designations[-1], languages) for one in in_descent(site.places)}),
        "INDICATOR": _coded({one.id: _names(one.names, languages) for one in site.catalogue.indicators.values()}),
        "BREAKDOWN": _coded(_breakdowns(site, languages)),
        "CATEGORY": _coded(_categories(site, languages)),
        "UNIT_MEASURE": _coded({one.id: _names(one.names, languages) for one in site.catalogue.units.values()}),
    }
    title = _names(site.info.title, languages)
    return {
        "meta": {"id": "FIGURES", "sender": {"id": _AGENCY}, "contentLanguages": [one.code for one in languages]},
        "data": {
            "dataflows": [_maintained("FIGURES", title) | {"structure": _urn("datastructure.DataStructure", "DSD")}],
            "dataStructures": [_maintained("DSD", title) | {"dataStructureComponents": _components(lists)}],
            "codelists": [_maintained(f"CL_{name}", {"en": name}) | {"codes": codes} for name, codes in lists.items()],
            "conceptSchemes": [
                _maintained("CS", title)
                | {
                    "concepts": [
                        {"id": one, "names": {"en": one}} for one in (*_KEY, "TIME_PERIOD", "OBS_VALUE", *_ATTRIBUTES)
                    ]
                }
            ],
        },
    }


def _components(lists: Mapping[str, object]) -> dict[str, object]:
    def component(name: str, **more: object) -> dict[str, object]:
        coded = {"localRepresentation": {"enumeration": _urn("codelist.Codelist", f"CL_{name}")}}
        concept = {"id": name, "conceptIdentity": f"{_urn('conceptscheme.Concept', 'CS')}.{name}"}
        return concept | (coded if name in lists else {}) | more

    time: dict[str, object] = {"localRepresentation": {"format": {"dataType": "ObservationalTimePeriod"}}}
    measured: dict[str, object] = {"attributeRelationship": {"observation": {}}, "usage": "optional"}
    return {
        "dimensionList": {
            "id": "DimensionDescriptor",
            "dimensions": [component(name, position=number) for number, name in enumerate(_KEY, start=1)],
            "timeDimension": component("TIME_PERIOD", **time),
        },
        "measureList": {"id": "MeasureDescriptor", "measures": [component("OBS_VALUE", usage="optional")]},
        "attributeList": {
            "id": "AttributeDescriptor",
            "attributes": [component(name, **measured) for name in _ATTRIBUTES],
        },
    }


def _urn(package: str, name: str) -> str:
    return f"urn:sdmx:org.sdmx.infomodel.{package}={_AGENCY}:{name}({_VERSION})"


def _maintained(name: str, names: Mapping[str, str]) -> dict[str, object]:
    return {"id": name, "agencyID": _AGENCY, "version": _VERSION, "names": dict(names) or {"en": name}}


def _coded(codes: Mapping[str, Mapping[str, str]]) -> list[dict[str, object]]:
    return [{"id": code, "names": dict(names) or {"en": code}} for code, names in codes.items()]


def _names(text: Localised, languages: Sequence[Language]) -> dict[str, str]:
    return {one.code: text.texts[one.code] for one in languages if one.code in text.texts}


def _categories_used(site: Site) -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """What the rows name, in the order in which they name it."""
    found = {}
    for series in site.observations.values():
        for one in series:
            if one.category:
                found[_category(one.category)] = one.category
    return found


def _breakdowns(site: Site, languages: Sequence[Language]) -> dict[str, dict[str, str]]:
    known = site.catalogue.breakdowns
    names: dict[str, dict[str, str]] = {_TOTAL: {}}
    for (code, _), category in _categories_used(site).items():
        names[code] = _joined_names([known[dimension].names for dimension, _ in category], languages)
    return names


def _categories(site: Site, languages: Sequence[Language]) -> dict[str, dict[str, str]]:
    known = site.catalogue.breakdowns
    names: dict[str, dict[str, str]] = {_TOTAL: {}}
    for (_, code), category in _categories_used(site).items():
        members = [known[dimension].categories[member].names for dimension, member in category]
        names[code] = _joined_names(members, languages)
    return names


def _joined_names(texts: Sequence[Localised], languages: Sequence[Language]) -> dict[str, str]:
    complete = [one.code for one in languages if all(one.code in text.texts for text in texts)]
    return {code: " · ".join(text.texts[code] for text in texts) for code in complete}
