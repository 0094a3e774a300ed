"""What was checked and found, as lines: for the section of a bulletin, and for the page of the whole site."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bulletin.i18n.figures import print_figure
from bulletin.i18n.numbers import format_decimal
from bulletin.model.bulletin import Bulletin, Statement
from bulletin.record import record
from bulletin.render.addresses import Addresses
from bulletin.render.edition import Edition, filled
from bulletin.render.figure_rows import cut_off
from bulletin.render.links import Link
from bulletin.render.names import full_name
from bulletin.render.quality_texts import finding_text, rule_text
from bulletin.site.quality import BESIDE, CLOSE, LIMITS, Quality, RuleName, differing
from bulletin.site.site import Finding


@record(frozen=True, slots=True)
class QualityLine:
    """A count with what it counts; `lines` say more of it."""

    label: str
    text: str
    lines: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class RuleGroup:
    """Rules that show the same: each with the number of figures that it was held against."""

    anchor: str
    title: str
    rules: tuple[QualityLine, ...]


@record(frozen=True, slots=True)
class FoundLine:
    """A figure and what was found at it; `reason` is the editor's word on it, empty where there is none."""

    figure: Link
    text: str
    reason: str


def counted(number: int, edition: Edition) -> str:
    """A whole number in the page's notation."""
    return format_decimal(Decimal(number), 0, edition.locale)


def _of(part: int, whole: int, edition: Edition) -> str:
    pattern = edition.locale.pgettext("count", "{part} of {whole}")
    return pattern.format(part=counted(part, edition), whole=counted(whole, edition))


def coverage_lines(quality: Quality, edition: Edition) -> Iterator[QualityLine]:
    """How many figures there are, and how each of them could be checked."""
    locale = edition.locale
    yield QualityLine(locale.gettext("Figures"), counted(quality.figures, edition), tuple(_besides(quality, edition)))
    yield QualityLine(locale.gettext("Compared with other figures"), counted(quality.close, edition))
    yield QualityLine(locale.gettext("Held against limits only"), counted(quality.limited, edition))
    yield QualityLine(
        locale.gettext("Held against nothing"), counted(quality.unchecked, edition), tuple(_reasons(quality, edition))
    )


def _besides(quality: Quality, edition: Edition) -> Iterator[str]:
    """What is no figure, and is therefore not counted as one."""
    locale = edition.locale
    if quality.signs:
        said = locale.gettext("signs in place of a number, not counted here: {count}")
        yield said.format(count=counted(quality.signs, edition))
    if quality.plans:
        yield locale.gettext("plans and forecasts, not checked: {count}").format(count=counted(quality.plans, edition))


def _reasons(quality: Quality, edition: Edition) -> Iterator[str]:
    """Why no rule could be held against a figure."""
    locale = edition.locale
    for count, said in (
        (
            quality.alone,
            locale.gettext("neither catalogue nor source relates it to another figure: {count}"),
        ),
        (quality.missing, locale.gettext("what it hangs together with is not stated: {count}")),
        (quality.aside, locale.gettext("another source's figure is used in its place: {count}")),
    ):
        if count:
            yield said.format(count=counted(count, edition))


def standing_lines(quality: Quality, edition: Edition) -> Iterator[QualityLine]:
    """What else a reader may ask: estimates, sources, translations, figures quoted in the words."""
    locale, all_of_them = edition.locale, quality.figures
    yield QualityLine(locale.gettext("Estimates"), counted(quality.estimates, edition))
    yield QualityLine(locale.gettext("Name their source"), _of(quality.sourced, all_of_them, edition))
    yield QualityLine(locale.gettext("Name the place in the source"), _of(quality.located, all_of_them, edition))
    if quality.quoted:
        label = locale.gettext("Quoted in the words, each taken from the figures")
        yield QualityLine(label, counted(quality.quoted, edition))
    for language in edition.site.info.languages[1:]:
        translated = quality.translated.get(language.code)
        if translated is None:  # a site without bulletins
            continue
        name = locale.languages.get(language.code, language.name)
        label = locale.gettext("Texts translated: {language}").format(language=name)
        yield QualityLine(label, _of(translated.done, translated.all, edition))


def rule_groups(quality: Quality, edition: Edition, *, all_rules: bool = False) -> tuple[RuleGroup, ...]:
    """The rules with how many figures each was held against; those that met none only for the whole site."""
    locale = edition.locale
    groups = (
        ("close", locale.gettext("Compared with other figures"), CLOSE),
        ("limits", locale.gettext("Held against limits: gross slips only would show"), LIMITS),
        ("beside", locale.gettext("Printed beside a figure, and held against another bulletin"), BESIDE),
    )
    found = []
    for anchor, title, names in groups:
        rules = tuple(
            QualityLine(rule_text(name, locale), counted(quality.by_rule.get(name, 0), edition))
            for name in RuleName
            if name in names and (all_rules or quality.by_rule.get(name))
        )
        if rules:
            found.append(RuleGroup(anchor, title, rules))
    return tuple(found)


def found_lines(bulletin: Bulletin, edition: Edition, addresses: Addresses) -> tuple[FoundLine, ...]:
    """Everything that was found at the figures of a bulletin, in their order."""
    differ = {id(other): served for served, other in differing(bulletin)}
    lines: list[FoundLine] = []
    for statement in bulletin.every_statement():
        own = edition.questioned.get((bulletin.key, statement.id), ())
        known = edition.findings.get((bulletin.key, statement.id), ())
        figure = Link(addresses.statement(bulletin, statement.anchor), full_name(statement, edition))
        said = [*_accepted(known, edition), *_cut(known, edition), *_questioned(own, edition)]
        if served := differ.get(id(statement)):
            said.append((_difference(served, statement, edition), ""))
        lines.extend(FoundLine(figure, text, reason) for text, reason in said)
    return tuple(lines)


def _accepted(findings: Iterable[Finding], edition: Edition) -> Iterator[tuple[str, str]]:
    locale = edition.locale
    for one in findings:
        if one.accepted:
            reason = filled(locale.gettext("Editor's note: {reason}"), reason=edition.text(one.accepted.reason))
            yield finding_text(one.code, locale), reason


def _cut(findings: Iterable[Finding], edition: Edition) -> Iterator[tuple[str, str]]:
    return ((cut_off(one, edition), "") for one in findings if one.code == "share-truncated")


def _questioned(findings: Iterable[Finding], edition: Edition) -> Iterator[tuple[str, str]]:
    open_question = edition.locale.gettext("No editor has explained it yet.")
    return ((finding_text(one.code, edition.locale), open_question) for one in findings)


def _difference(served: Statement, other: Statement, edition: Edition) -> str:
    """That two sources print one figure differently, and which is used."""
    if served.figure is None or other.figure is None:
        raise TypeError(other.id)
    said = edition.locale.gettext("Sources differ: this one prints {other}; {used} is used.")
    used = print_figure(served.figure, None, edition.locale)
    return said.format(other=print_figure(other.figure, None, edition.locale), used=used)
