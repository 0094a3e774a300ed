"""What people may write: the keys of every kind of file. All values are text; the meaning is read afterwards.

Unknown keys are refused, so that a misspelt one cannot be lost. Short forms (a phrase where a mapping may stand) are
brought to the long form before they are checked.

`json_schema` makes of these models what editors' programs understand; the keys' titles stand in `i18n/keys/`.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bulletin.validate.forms import (
    Accepted,
    AsOfCode,
    BulletinPrints,
    Day,
    DecimalNumber,
    DomainId,
    DueCode,
    Filled,
    IndicatorId,
    Indicators,
    Moment,
    OneOrMore,
    PeriodCode,
    PerLanguage,
    PlaceId,
    PluralCategory,
    StatementId,
    StatusCode,
    Title,
    Totals,
    Translated,
    UnitId,
    WebAddress,
    WholeNumber,
    form,
    long_form,
    short,
)


class Written(BaseModel):
    """The strict root of all documents."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TargetEntry(Written):
    """`target: 70%`, or with a note."""

    value: Filled
    note: Filled | None = None


class StatementEntry(Written):
    """One statement of a figure; a bare phrase stands for `value:`."""

    value: Filled | None = None
    by: Annotated[dict[Filled, dict[Filled, "FigureEntry"]], form("by")] = Field(default_factory=dict)
    period: PeriodCode | None = None
    as_of: AsOfCode | None = None
    status: StatusCode | None = None
    source: OneOrMore = Field(default_factory=list)
    locator: Filled | None = None
    note: Filled | None = None
    target: Annotated[TargetEntry, short(long_form, Filled | TargetEntry)] | None = None
    changes: OneOrMore = Field(default_factory=list)
    previous: Filled | None = None
    share: Filled | None = None
    accept: Accepted = Field(default_factory=dict)
    numbers: Literal["vi", "en"] | None = None
    use: Literal["true", "false"] | None = None
    values: "list[FigureEntry]" = Field(default_factory=list)


FigureEntry = Annotated[StatementEntry, short(long_form, "Filled | StatementEntry")]


class PlanEntry(Written):
    """What is intended, by when; a list under `values:` where one indicator has several dates."""

    value: Filled | None = None
    due: DueCode | None = None
    source: OneOrMore = Field(default_factory=list)
    locator: Filled | None = None
    note: Filled | None = None
    numbers: Literal["vi", "en"] | None = None
    values: "list[PlanFigure]" = Field(default_factory=list)


PlanFigure = Annotated[PlanEntry, short(long_form, "Filled | PlanEntry")]


class SourceEntry(Written):
    """A document that figures are taken from."""

    title: Filled
    publisher: Filled
    date: Day | None = None
    withdrawn: Day | None = None
    url: WebAddress | None = None


class CorrectionEntry(Written):
    """A published figure that was changed; without `now:`, one that was given up."""

    date: Day
    figure: StatementId
    was: Filled
    now: Filled | None = None
    reason: Filled


class WithdrawalEntry(Written):
    """That a published bulletin is not to be used any more."""

    date: Day
    reason: Filled


class ReportEntry(Written):
    """The letterhead and the signature block of the official report; what is left out leaves room on paper."""

    parent_agency: Filled | None = None
    agency: Filled | None = None
    number: Filled | None = None
    symbol: Filled | None = None
    place: Filled | None = None
    date: Day | None = None
    subject: Filled | None = None
    recipients: OneOrMore = []
    authority: Filled | None = None
    signatory: Filled | None = None
    name: Filled | None = None


class BulletinDocument(Written):
    """The front matter of a bulletin in its original language."""

    place: PlaceId
    period: PeriodCode
    status: StatusCode
    agency: Filled
    published: Day
    title: Title
    summary: Filled
    start: Day | None = None
    end: Day | None = None
    territory: Day | None = None
    numbers: Literal["vi", "en"] = "vi"
    headline: Totals = Field(default_factory=list)
    sources: dict[Filled, SourceEntry]
    figures: Annotated[dict[Filled, FigureEntry], form("figures")]
    plans: Annotated[dict[Filled, PlanFigure], form("plans")] = Field(default_factory=dict)
    corrections: list[CorrectionEntry] = Field(default_factory=list)
    withdrawn: WithdrawalEntry | None = None
    prints: BulletinPrints = []
    report: ReportEntry | None = None
    draft: Literal["true", "false"] = "false"
    embargo: Moment | None = None


class BulletinTranslation(Written):
    """The front matter of a bulletin's translation: words only."""

    title: Title
    summary: Filled
    agency: Filled
    texts: Translated = Field(default_factory=dict)


class PageDocument(Written):
    """The front matter of a page of words, original or translation."""

    title: Title
    summary: Filled


class DomainEntry(Written):
    """A field of the sector."""

    order: WholeNumber
    names: PerLanguage


class UnitEntry(Written):
    """A unit of measure."""

    names: PerLanguage
    plurals: dict[Filled, dict[PluralCategory, Filled]] = Field(default_factory=dict)
    spellings: dict[Filled, list[Filled]] = Field(default_factory=dict)


class BreakdownEntry(Written):
    """A dimension with its categories."""

    names: PerLanguage
    categories: dict[Filled, PerLanguage]


class BreakEntry(Written):
    """A day after which a series is not comparable."""

    date: Day
    reason: PerLanguage


class UsualRatioEntry(Written):
    """What an indicator over another one usually is."""

    of: IndicatorId
    least: DecimalNumber = Field(alias="from")  # `from` is a word of Python
    most: DecimalNumber = Field(alias="to")


class BalanceEntry(Written):
    """What makes a stock grow and shrink."""

    added: IndicatorId | None = None
    removed: IndicatorId | None = None


class IndicatorEntry(Written):
    """One indicator of the catalogue."""

    domain: DomainId
    names: PerLanguage
    definition: PerLanguage
    kind: Literal["count", "money", "percent", "ratio", "number", "density", "duration", "rank", "score", "index"]
    unit: UnitId
    measure: Literal["flow", "stock"]
    better: Literal["higher", "lower"] | None = None
    decimals: WholeNumber | None = None
    breakdowns: Annotated[dict[Filled, Literal["complete", "partial"]], form("breakdowns")] = Field(
        default_factory=dict
    )
    part_of: IndicatorId | None = None
    share_of: IndicatorId | None = None
    of: IndicatorId | None = None
    sum_of: Indicators = Field(default_factory=list)
    law: Filled | None = None
    exceeds: Literal["true"] | None = None
    equals: Filled | None = None
    least: DecimalNumber | None = None
    most: DecimalNumber | None = None
    plausible: list[UsualRatioEntry] = Field(default_factory=list)
    balance: BalanceEntry | None = None
    cumulative: Literal["true", "false"] | None = None
    adds_up: Literal["true", "false"] | None = None
    breaks: list[BreakEntry] = Field(default_factory=list)


class CatalogueDocument(Written):
    """Any file below `indicators/`."""

    domains: dict[Filled, DomainEntry] = Field(default_factory=dict)
    units: dict[Filled, UnitEntry] = Field(default_factory=dict)
    breakdowns: dict[Filled, BreakdownEntry] = Field(default_factory=dict)
    indicators: dict[Filled, IndicatorEntry] = Field(default_factory=dict)
