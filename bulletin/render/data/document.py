"""A bulletin's own JSON file: everything that is known of it but its commentary.

    bulletin, place {id, code, level, type, names, titles}, period, start, end, territory, status, published
    withdrawn {date, reason}, headline
    agency, titles, summaries          texts by language, as are all names, locators, notes and reasons below
    sources      [{id, titles, publisher, date, withdrawn, url}]
    figures      [{id, statement, used, computed, indicator, domain, unit, category {dimension: member}, period, start,
                   end, as_of, status, FIGURE, target {FIGURE, note}, previous {FIGURE}, sources [], locator,
                   accepted [{code, reason}], findings [{code, values}], note}]
    plans        [{id, statement, indicator, domain, unit, due, status, FIGURE, sources [], locator, note}]
    corrections  [{date, figure, indicator, unit, was {FIGURE}, now {FIGURE}, reason}]
    digest       the SHA-256 of the bulletin's line in releases.lock; its beginning stands on the page and in print

FIGURE stands for `kind, value, sign, of, step, qualifiers [], estimated, share, plan_share, changes []`: `value` is the
number, or null where a `sign` stands in its place; `step` is one unit of its last printed digit; a share is
`{value, qualifiers}`; a change is `{kind, value, unit, qualifiers, base, base_relation, base_assumed}`.
`computed` is false for what a source printed; a value that this site worked out would say true.
Of a withdrawn bulletin every status is `withdrawn`, nothing is used, and no figure is a headline. A correction's `now`
is null where the figure was given up. Numbers are texts. A key is always there, null where nothing is known.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from bulletin.model.bulletin import Bulletin, Correction, Plan, Source, Statement
from bulletin.model.figure import Approximate, Change, Figure
from bulletin.model.indicator import Indicator
from bulletin.model.language import Language
from bulletin.model.period import Period
from bulletin.model.release import released
from bulletin.problems import Value
from bulletin.render.data.comparisons import base_code, base_is_assumed, change_unit
from bulletin.render.data.figures import data_id, due, is_used, plan_status, status_code
from bulletin.render.data.places import titles
from bulletin.render.data.plain import plain, text_by_language, unit_cell
from bulletin.render.data.writing import Encoded, encoded
from bulletin.site.corrections import corrected
from bulletin.site.site import Finding
from bulletin.validate.release_lines import figures_digest

Fields = dict[str, object]


def bulletin_document(
    bulletin: Bulletin, figures: Sequence[Encoded], languages: Sequence[Language]
) -> Mapping[str, object]:
    """The bulletin as JSON's types, in the shape above; `figures` as `figure_item` gives them."""
    words = {language.code: bulletin.words[language.code] for language in languages if language.code in bulletin.words}
    return {
        "bulletin": bulletin.key,
        "place": _place(bulletin, languages),
        "period": bulletin.period.code,
        "start": bulletin.start.isoformat(),
        "end": bulletin.end.isoformat(),
        "territory": _day(bulletin.territory),
        "status": status_code(bulletin, bulletin.status),
        "published": bulletin.published.isoformat(),
        "withdrawn": _withdrawal(bulletin, languages),
        "headline": [] if bulletin.withdrawn else [data_id(bulletin, statement) for statement in bulletin.headline],
        "agency": {code: spoken.agency for code, spoken in words.items()},
        "titles": {code: spoken.title for code, spoken in words.items()},
        "summaries": {code: spoken.summary for code, spoken in words.items()},
        "sources": [_source(source, languages) for source in bulletin.sources.values()],
        "figures": list(figures),
        "plans": [_plan(bulletin, plan, languages) for plan in bulletin.plans],
        "corrections": [_correction(bulletin, correction, languages) for correction in bulletin.corrections],
        "digest": figures_digest(released(bulletin)),
    }


def _withdrawal(bulletin: Bulletin, languages: Sequence[Language]) -> Fields | None:
    if bulletin.withdrawn is None:
        return None
    return {
        "date": bulletin.withdrawn.date.isoformat(),
        "reason": text_by_language(bulletin.withdrawn.reason, languages),
    }


def _place(bulletin: Bulletin, languages: Sequence[Language]) -> Fields:
    place = bulletin.place
    designation = place.on(bulletin.territory or bulletin.end)
    return {
        "id": place.id,
        "code": place.code,
        "level": place.level,
        "type": designation.type.id,
        "names": text_by_language(designation.names, languages),
        "titles": titles(designation, languages),
    }


def _source(source: Source, languages: Sequence[Language]) -> Fields:
    return {
        "id": source.id,
        "titles": text_by_language(source.title, languages),
        "publisher": text_by_language(source.publisher, languages),
        "date": _day(source.date),
        "withdrawn": _day(source.withdrawn),
        "url": source.url,
    }


def figure_item(
    bulletin: Bulletin,
    statement: Statement,
    figure: Figure,
    findings: Sequence[Finding],
    languages: Sequence[Language],
) -> Encoded:
    """One printed statement of `figures`; `findings` are those of its bulletin."""
    return encoded(_statement(bulletin, statement, figure, findings, languages))


def _statement(
    bulletin: Bulletin,
    statement: Statement,
    figure: Figure,
    findings: Sequence[Finding],
    languages: Sequence[Language],
) -> Fields:
    period, indicator = statement.period, statement.indicator
    target, previous = statement.target, statement.previous
    return {
        "id": data_id(bulletin, statement.id),
        "statement": statement.id,
        "used": is_used(bulletin, statement),
        "computed": False,
        **_subject(figure, indicator),
        "category": dict(statement.category),
        "period": period.code,
        "start": statement.start.isoformat(),
        "end": statement.end.isoformat(),
        "as_of": statement.as_of.code if statement.as_of else None,
        "status": status_code(bulletin, statement.status),
        **_figure(figure, indicator, period),
        "target": {
            **_figure(target.figure, indicator, period),
            "note": text_by_language(target.note, languages),
        }
        if target
        else None,
        "previous": _figure(previous, indicator, period) if previous else None,
        "sources": list(statement.sources),
        "locator": text_by_language(statement.locator, languages),
        "accepted": [
            {"code": accept.code, "reason": text_by_language(accept.reason, languages)} for accept in statement.accepts
        ],
        # What was accepted stands above, with its reason.
        "findings": [
            {"code": finding.code, "values": {name: _known(value) for name, value in finding.values.items()}}
            for finding in findings
            if finding.statement == statement.id and not finding.accepted
        ],
        "note": text_by_language(statement.note, languages),
    }


def _plan(bulletin: Bulletin, plan: Plan, languages: Sequence[Language]) -> Fields:
    return {
        "id": data_id(bulletin, plan.id),
        "statement": plan.id,
        **_subject(plan.figure, plan.indicator),
        "due": due(plan) or None,
        "status": plan_status(bulletin),
        **_figure(plan.figure, plan.indicator, bulletin.period),
        "sources": list(plan.sources),
        "locator": text_by_language(plan.locator, languages),
        "note": text_by_language(plan.note, languages),
    }


def _correction(bulletin: Bulletin, correction: Correction, languages: Sequence[Language]) -> Fields:
    subject = corrected(bulletin, correction)
    period = subject.period if isinstance(subject, Statement) else bulletin.period
    indicator = correction.indicator
    return {
        "date": correction.date.isoformat(),
        "figure": data_id(bulletin, correction.statement),
        "indicator": indicator.id,
        "unit": unit_cell(correction.now or correction.was, indicator),
        "was": _figure(correction.was, indicator, period),
        "now": _figure(correction.now, indicator, period) if correction.now else None,
        "reason": text_by_language(correction.reason, languages),
    }


def _subject(figure: Figure, indicator: Indicator) -> Fields:
    return {"indicator": indicator.id, "domain": indicator.domain.id, "unit": unit_cell(figure, indicator)}


def _figure(figure: Figure, indicator: Indicator, period: Period) -> Fields:
    number = figure.number
    return {
        "kind": figure.kind.value,
        "value": plain(number) if number else None,
        "sign": figure.sign.value if figure.sign else None,
        "of": plain(figure.of) if figure.of else None,
        "step": f"{number.step:f}" if number else None,
        "qualifiers": [qualifier.value for qualifier in figure.qualifiers],
        "estimated": figure.estimated,
        "share": _share(figure.share),
        "plan_share": _share(figure.plan_share),
        "changes": [_change(change, indicator, period) for change in figure.changes],
    }


def _share(share: Approximate | None) -> Fields | None:
    if share is None:
        return None
    return {"value": plain(share.number), "qualifiers": [qualifier.value for qualifier in share.qualifiers]}


def _change(change: Change, indicator: Indicator, period: Period) -> Fields:
    return {
        "kind": change.kind.value,
        "value": plain(change.number),
        "unit": change_unit(change, indicator),
        "qualifiers": [qualifier.value for qualifier in change.qualifiers],
        "base": base_code(change, period),
        "base_relation": change.base.relation.value,
        "base_assumed": base_is_assumed(change),
    }


def _known(value: Value) -> object:
    match value:
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case str() | int():
            return value
        case _:
            return [_known(member) for member in value]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
