"""The indicators as data: `indicators.csv` with a row for each, `indicators.json` with all that the catalogue says."""

from collections.abc import Iterator, Mapping, Sequence

from bulletin.model.indicator import Breakdown, Catalogue, Category, Domain, Indicator, Unit
from bulletin.model.language import Language
from bulletin.render.data.plain import joined, text_by_language, text_cells, truth
from bulletin.render.data.writing import Row

_COLUMNS = (
    *("id", "domain", "kind", "unit", "measure", "better", "decimals", "breakdowns"),
    *("part_of", "share_of", "of", "sum_of", "equals", "plausible", "balance"),
    *("least", "most", "exceeds", "cumulative", "law", "breaks"),
)
_TEXTS = ("name", "definition", "domain", "unit")


def indicator_columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """The columns of `indicators.csv`; `of` names an indicator here, and no number."""
    return (*_COLUMNS, *(f"{text}_{language.code}" for text in _TEXTS for language in languages))


def indicator_rows(catalogue: Catalogue, languages: Sequence[Language]) -> Iterator[Row]:
    """One row an indicator, in the order of the catalogue.

    `breakdowns` reads `holder:complete+level:partial`, `plausible` reads `postal_revenue:0.02..0.15`, `balance` reads
    `added:accounts_new+removed:accounts_closed`.
    """
    for indicator in catalogue.indicators.values():
        yield (
            indicator.id,
            indicator.domain.id,
            indicator.kind.value,
            indicator.unit.id,
            indicator.measure,
            indicator.better or "",
            "" if indicator.decimals is None else str(indicator.decimals),
            joined(f"{dimension}:{extent}" for dimension, extent in indicator.breakdowns.items()),
            indicator.part_of or "",
            indicator.share_of or "",
            indicator.of or "",
            joined(indicator.sum_of),
            indicator.equals.text if indicator.equals else "",
            joined(f"{usual.of}:{usual.least}..{usual.most}" for usual in indicator.plausible),
            joined(f"{key}:{flow}" for key, flow in _balance(indicator).items()),
            "" if indicator.least is None else str(indicator.least),
            "" if indicator.most is None else str(indicator.most),
            truth(indicator.exceeds),
            truth(indicator.cumulative) if indicator.measure == "flow" else "",
            indicator.law or "",
            joined(change.date.isoformat() for change in indicator.breaks),
            *text_cells(indicator.names, languages),
            *text_cells(indicator.definition, languages),
            *text_cells(indicator.domain.names, languages),
            *text_cells(indicator.unit.names, languages),
        )


def indicator_document(catalogue: Catalogue, languages: Sequence[Language]) -> Mapping[str, object]:
    """`indicators.json`: the lists `domains`, `units`, `breakdowns` with their categories, and `indicators`."""
    return {
        "domains": [_named(domain, languages) for domain in catalogue.domains.values()],
        "units": [_named(unit, languages) for unit in catalogue.units.values()],
        "breakdowns": [_breakdown(breakdown, languages) for breakdown in catalogue.breakdowns.values()],
        "indicators": [indicator_fields(indicator, languages) for indicator in catalogue.indicators.values()],
    }


def _named(noun: Domain | Unit | Category | Breakdown, languages: Sequence[Language]) -> dict[str, object]:
    return {"id": noun.id, "names": text_by_language(noun.names, languages)}


def _balance(indicator: Indicator) -> dict[str, str]:
    """The flows that make a stock grow and shrink, as far as they are counted."""
    balance = indicator.balance
    flows = (("added", balance.added), ("removed", balance.removed)) if balance else ()
    return {key: flow for key, flow in flows if flow}


def _breakdown(breakdown: Breakdown, languages: Sequence[Language]) -> dict[str, object]:
    return {
        **_named(breakdown, languages),
        "categories": [_named(category, languages) for category in breakdown.categories.values()],
    }


def indicator_fields(indicator: Indicator, languages: Sequence[Language]) -> dict[str, object]:
    """An indicator with all that the catalogue says of it."""
    return {
        "id": indicator.id,
        "domain": indicator.domain.id,
        "names": text_by_language(indicator.names, languages),
        "definition": text_by_language(indicator.definition, languages),
        "kind": indicator.kind.value,
        "unit": indicator.unit.id,
        "measure": indicator.measure,
        "better": indicator.better,
        "decimals": indicator.decimals,
        "breakdowns": dict(indicator.breakdowns),
        "part_of": indicator.part_of,
        "share_of": indicator.share_of,
        "of": indicator.of,
        "sum_of": list(indicator.sum_of),
        "equals": indicator.equals.text if indicator.equals else None,
        "plausible": [
            {"of": usual.of, "from": str(usual.least), "to": str(usual.most)} for usual in indicator.plausible
        ],
        "balance": _balance(indicator) or None,
        "least": None if indicator.least is None else str(indicator.least),
        "most": None if indicator.most is None else str(indicator.most),
        "exceeds": indicator.exceeds,
        "cumulative": indicator.cumulative if indicator.measure == "flow" else None,
        "law": indicator.law,
        "breaks": [
            {"date": change.date.isoformat(), "reason": text_by_language(change.reason, languages)}
            for change in indicator.breaks
        ],
    }
