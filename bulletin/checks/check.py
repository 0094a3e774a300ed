"""The room's front: every rule over every bulletin, each remark accepted, told to readers, or a problem."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from bulletin.checks.accepts import accepts_hold_for_what_was_published
from bulletin.checks.amounts import amounts_have_their_scale, changes_keep_their_decimal_sign
from bulletin.checks.balances import balances_that_do_not_close
from bulletin.checks.bounds import shares_stay_within_the_whole, values_stay_within_their_bounds
from bulletin.checks.changes import changes_follow_from_their_bases, values_before_are_those_published
from bulletin.checks.corrections import (
    corrections_are_in_order,
    corrections_lead_to_what_is_stated,
    withdrawn_after_publication,
)
from bulletin.checks.dates import (
    bulletins_come_after_the_period,
    counts_lie_near_their_period,
    sources_come_after_the_period_began,
    sources_still_stand,
)
from bulletin.checks.equations import ratios_are_plausible, values_are_what_they_are_made_of
from bulletin.checks.flows import flows_that_fall
from bulletin.checks.history import remember
from bulletin.checks.jumps import figures_that_jump
from bulletin.checks.mergers import mergers_add_up
from bulletin.checks.numbers import numbers_are_figures
from bulletin.checks.release_statuses import estimates_say_of_what
from bulletin.checks.releases import what_was_published_stays
from bulletin.checks.remark import Held, Remark, Rule
from bulletin.checks.rivals import statements_that_differ
from bulletin.checks.shares import (
    m_is_the_indicator_that_it_counts,
    n_stays_within_m,
    shares_are_what_they_say,
    targets_are_met_or_missed,
)
from bulletin.checks.sums import categories_make_the_whole, indicators_make_the_whole, parts_stay_within_the_whole
from bulletin.checks.words import (
    languages_have_the_same_headings,
    languages_quote_the_same_figures,
    references_lead_to_figures,
)
from bulletin.model.bulletin import Accept, Bulletin, Statement
from bulletin.problems import Problem
from bulletin.profile import Timed, untimed
from bulletin.site.quality import RuleName
from bulletin.site.quotes import quotable
from bulletin.site.site import CheckedSite, Finding, Site
from bulletin.workers import FEW, SHARE, in_shares, spread

# What readers are told of a sound figure; every other code of a remark is a problem's.
_TOLD = frozenset({"share-rounded", "share-truncated", "target-met", "target-missed"})


@dataclass(slots=True)
class _Outcome:
    """What came of some bulletins: findings for readers, figures questioned, what was held by which rule, problems."""

    findings: list[Finding] = field(default_factory=list)
    questioned: list[Finding] = field(default_factory=list)
    held: dict[str, Mapping[RuleName, frozenset[str]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    alike: dict[frozenset[str], frozenset[str]] = field(default_factory=dict, repr=False)

    def add(self, other: "_Outcome") -> None:
        """Take over what came of the bulletins that follow."""
        self.findings.extend(other.findings)
        self.questioned.extend(other.questioned)
        # Most bulletins are held against the same things: one set serves all.
        for key, held in other.held.items():
            self.held[key] = {rule: self.alike.setdefault(ids, ids) for rule, ids in held.items()}
        self.problems.extend(other.problems)


def check(
    site: Site, unread: Collection[str] = (), *, jobs: int = 1, timed: Timed = untimed
) -> tuple[CheckedSite, tuple[Problem, ...]]:
    """Hold every bulletin against every rule, where there are many in so many processes.

    `unread` names files in which not everything could be read: a figure that their words quote may be missing for
    that reason alone, so the words are judged when the figures are mended. `timed` may watch the rules.
    """
    rules = _rules(site, timed)
    whole = _Outcome()
    shares = in_shares(site.bulletins)
    few, own_name = FEW // SHARE, lambda own: own[0].path
    for part in spread(lambda own: _held_against(rules, own, unread, timed), shares, jobs, few=few, name=own_name):
        whole.add(part)
    whole.problems.extend(timed(what_was_published_stays)(site, unread))
    whole.problems.extend(timed(accepts_hold_for_what_was_published)(site, whole.findings))
    checked = CheckedSite(site, tuple(whole.findings), tuple(whole.questioned), whole.held)
    return checked, tuple(whole.problems)


def _rules(site: Site, timed: Timed) -> tuple[Rule, ...]:
    """The rules whose remarks an editor may accept."""
    complete = {name: len(breakdown.categories) for name, breakdown in site.catalogue.breakdowns.items()}
    history = timed(remember)(site)
    across = (
        timed(statements_that_differ)(site),
        timed(balances_that_do_not_close)(site),
        timed(flows_that_fall)(site),
        timed(figures_that_jump)(site),
    )
    rules: tuple[Rule, ...] = (
        partial(categories_make_the_whole, complete=complete),
        indicators_make_the_whole,
        parts_stay_within_the_whole,
        n_stays_within_m,
        m_is_the_indicator_that_it_counts,
        shares_are_what_they_say,
        targets_are_met_or_missed,
        amounts_have_their_scale,
        changes_keep_their_decimal_sign,
        values_stay_within_their_bounds,
        shares_stay_within_the_whole,
        values_are_what_they_are_made_of,
        ratios_are_plausible,
        partial(changes_follow_from_their_bases, history=history),
        partial(values_before_are_those_published, history=history),
        partial(mergers_add_up, history=history),
        sources_come_after_the_period_began,
        sources_still_stand,
        bulletins_come_after_the_period,
        counts_lie_near_their_period,
    )
    return (
        *map(timed, rules),
        lambda bulletin: (said for found in across for said in found.get(bulletin.key, ())),
    )


def _held_against(
    rules: Iterable[Rule], bulletins: Iterable[Bulletin], unread: Collection[str], timed: Timed
) -> _Outcome:
    """What readers are told of some of the bulletins, and what is wrong with them."""
    outcome = _Outcome()
    problems = outcome.problems
    for bulletin in bulletins:
        remarks, outcome.held[bulletin.key] = _said(bulletin, rules)
        for remark in remarks:
            accept = _accepted(remark)
            if remark.code in _TOLD or accept:
                finding = Finding(remark.code, bulletin.key, remark.statement.id, remark.values, accept)
                outcome.findings.append(finding)
            else:
                problems.append(_problem(bulletin, remark))
                outcome.questioned.append(Finding(remark.code, bulletin.key, remark.statement.id, remark.values))
        if not bulletin.withdrawn:  # it serves no series any more, and stays as it was published all the same
            problems.extend(_needless_accepts(bulletin, remarks))
        problems.extend(timed(corrections_are_in_order)(bulletin))
        problems.extend(timed(withdrawn_after_publication)(bulletin))
        problems.extend(timed(estimates_say_of_what)(bulletin))
        if bulletin.path not in unread:
            problems.extend(timed(corrections_lead_to_what_is_stated)(bulletin))
            known = quotable(bulletin)
            unfounded = [
                *timed(references_lead_to_figures)(bulletin, known),
                *timed(numbers_are_figures)(bulletin, known),
            ]
            problems.extend(unfounded or timed(languages_quote_the_same_figures)(bulletin, known))
        problems.extend(timed(languages_have_the_same_headings)(bulletin))
    return outcome


def _said(bulletin: Bulletin, rules: Iterable[Rule]) -> tuple[list[Remark], Mapping[RuleName, frozenset[str]]]:
    """What the rules remark on a bulletin, and by rule the statements that it held against something."""
    remarks: list[Remark] = []
    held: defaultdict[RuleName, set[str]] = defaultdict(set)
    for rule in rules:
        for said in rule(bulletin):
            if isinstance(said, Held):
                held[said.rule].add(said.statement.id)
            else:
                remarks.append(said)
    return remarks, {name: frozenset(ids) for name, ids in held.items()}


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
