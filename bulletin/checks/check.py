"""The room's front: every rule over every bulletin, each remark accepted, told to readers, or a problem."""

from collections.abc import Collection, Iterator

from bulletin.checks.amounts import amounts_have_their_scale
from bulletin.checks.remark import Remark, Rule
from bulletin.checks.rivals import statements_that_differ
from bulletin.checks.shares import (
    m_is_the_indicator_that_it_counts,
    n_stays_within_m,
    shares_are_what_they_say,
    targets_are_met_or_missed,
)
from bulletin.checks.sums import categories_make_the_whole, indicators_make_the_whole, parts_stay_within_the_whole
from bulletin.checks.words import languages_quote_the_same_figures, references_lead_to_figures
from bulletin.model.bulletin import Accept, Bulletin, Statement
from bulletin.problems import Problem
from bulletin.site.site import CheckedSite, Finding, Site

# What readers are told of a sound figure; every other code of a remark is a problem's.
_TOLD = frozenset({"share-rounded", "share-truncated", "target-met", "target-missed"})


def check(site: Site, unread: Collection[str] = ()) -> tuple[CheckedSite, tuple[Problem, ...]]:
    """Hold every bulletin against every rule.

    `unread` names files in which not everything could be read: a figure that their words quote may be missing for
    that reason alone, so the words are judged when the figures are mended.
    """
    complete = {name: len(breakdown.categories) for name, breakdown in site.catalogue.breakdowns.items()}
    differing = statements_that_differ(site)
    rules: tuple[Rule, ...] = (
        lambda bulletin: categories_make_the_whole(bulletin, complete),
        indicators_make_the_whole,
        parts_stay_within_the_whole,
        n_stays_within_m,
        m_is_the_indicator_that_it_counts,
        shares_are_what_they_say,
        targets_are_met_or_missed,
        amounts_have_their_scale,
        lambda bulletin: iter(differing.get(bulletin.key, ())),
    )
    findings: list[Finding] = []
    problems: list[Problem] = []
    for bulletin in site.bulletins:
        remarks = [remark for rule in rules for remark in rule(bulletin)]
        for remark in remarks:
            accept = _accepted(remark)
            if remark.code in _TOLD or accept:
                findings.append(Finding(remark.code, bulletin.key, remark.statement.id, remark.values, accept))
            else:
                problems.append(_problem(bulletin, remark))
        problems.extend(_needless_accepts(bulletin, remarks))
        if bulletin.path not in unread:
            problems.extend(references_lead_to_figures(bulletin))
            problems.extend(languages_quote_the_same_figures(bulletin))
    return CheckedSite(site, tuple(findings)), tuple(problems)


def _accepted(remark: Remark) -> Accept | None:
    return next((accept for accept in remark.statement.accepts if accept.code == remark.code), None)


def _problem(bulletin: Bulletin, remark: Remark) -> Problem:
    where = remark.statement.where
    return Problem(code=remark.code, where=where, values=remark.values, notation=bulletin.notation)


def _needless_accepts(bulletin: Bulletin, remarks: list[Remark]) -> Iterator[Problem]:
    """An `accept` that no remark needs would hide the next error, so it is one itself."""
    needed = {(remark.statement.id, remark.code) for remark in remarks}
    for statement in bulletin.every_statement():
        yield from _needless(statement, needed)


def _needless(statement: Statement, needed: set[tuple[str, str]]) -> Iterator[Problem]:
    for accept in statement.accepts:
        if (statement.id, accept.code) not in needed:
            yield Problem(
                code="accept-needless", where=accept.where, values={"name": statement.id, "accepted": accept.code}
            )
