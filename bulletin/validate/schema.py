"""What people may write: the keys of every kind of file. All values are text; the meaning is read afterwards.

Unknown keys are refused, so that a misspelt one cannot be lost. Short forms (a phrase where a mapping may stand) are
brought to the long form before they are checked.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


def _long_form(written: object) -> object:
    return {"value": written} if isinstance(written, str) else written


def _list_form(written: object) -> object:
    return [written] if isinstance(written, str) else written


Filled = Annotated[str, StringConstraints(min_length=1)]
PerLanguage = dict[Filled, Filled]
OneOrMore = Annotated[list[Filled], BeforeValidator(_list_form)]
StatusCode = Literal["estimate", "preliminary", "final", "revised"]


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
    by: dict[Filled, dict[Filled, "FigureEntry"]] = {}
    period: Filled | None = None
    as_of: Filled | None = None
    status: StatusCode | None = None
    source: OneOrMore = []
    locator: Filled | None = None
    note: Filled | None = None
    target: Annotated[TargetEntry, BeforeValidator(_long_form)] | None = None
    changes: OneOrMore = []
    previous: Filled | None = None
    share: Filled | None = None
    accept: PerLanguage = {}
    numbers: Literal["vi", "en"] | None = None
    use: Literal["true", "false"] | None = None
    values: "list[FigureEntry]" = []


FigureEntry = Annotated[StatementEntry, BeforeValidator(_long_form)]


class PlanEntry(Written):
    """What is intended, by when; a list under `values:` where one indicator has several dates."""

    value: Filled | None = None
    due: Filled | None = None
    source: OneOrMore = []
    locator: Filled | None = None
    note: Filled | None = None
    numbers: Literal["vi", "en"] | None = None
    values: "list[PlanFigure]" = []


PlanFigure = Annotated[PlanEntry, BeforeValidator(_long_form)]


class SourceEntry(Written):
    """A document that figures are taken from."""

    title: Filled
    publisher: Filled
    date: Filled | None = None
    url: Filled | None = None


class CorrectionEntry(Written):
    """A published figure that was changed."""

    date: Filled
    figure: Filled
    was: Filled
    now: Filled
    reason: Filled


class BulletinDocument(Written):
    """The front matter of a bulletin in its original language."""

    place: Filled
    period: Filled
    status: StatusCode
    agency: Filled
    published: Filled
    title: Filled
    summary: Filled
    start: Filled | None = None
    end: Filled | None = None
    territory: Filled | None = None
    numbers: Literal["vi", "en"] = "vi"
    headline: OneOrMore = []
    sources: dict[Filled, SourceEntry]
    figures: dict[Filled, FigureEntry]
    plans: dict[Filled, PlanFigure] = {}
    corrections: list[CorrectionEntry] = []


class BulletinTranslation(Written):
    """The front matter of a bulletin's translation: words only."""

    title: Filled
    summary: Filled
    agency: Filled
    texts: PerLanguage = {}


class PageDocument(Written):
    """The front matter of a page of words, original or translation."""

    title: Filled
    summary: Filled


class LanguageEntry(Written):
    """A language of the site."""

    code: Filled
    name: Filled
    status: Literal["required", "draft"]


class LicenceEntry(Written):
    """The licence of the site's content."""

    id: Filled
    url: Filled
    names: PerLanguage


class SiteDocument(Written):
    """`site.yaml`."""

    title: PerLanguage
    description: PerLanguage
    publisher: PerLanguage
    licence: LicenceEntry
    languages: list[LanguageEntry]
    base_url: Filled | None = None


class PlaceTypeEntry(Written):
    """What units of one type are called."""

    level: Literal["country", "region", "province", "district", "commune"]
    names: PerLanguage
    title: PerLanguage | None = None


class DesignationEntry(Written):
    """The type of a unit, and its name where that differed, between two days."""

    type: Filled
    names: PerLanguage | None = None
    start: Filled | None = Field(default=None, alias="from")  # `from` is a word of Python
    end: Filled | None = Field(default=None, alias="to")


class PlaceEntry(Written):
    """A territorial unit."""

    code: Filled | None = None
    within: Filled | None = None
    type: Filled | None = None
    types: list[DesignationEntry] = []
    names: PerLanguage
    valid_from: Filled | None = None
    valid_to: Filled | None = None
    successor: Filled | None = None


class PlacesDocument(Written):
    """`places.yaml`."""

    types: dict[Filled, PlaceTypeEntry]
    places: dict[Filled, PlaceEntry]


class DomainEntry(Written):
    """A field of the sector."""

    order: Filled
    names: PerLanguage


class UnitEntry(Written):
    """A unit of measure."""

    names: PerLanguage
    spellings: dict[Filled, list[Filled]] = {}


class BreakdownEntry(Written):
    """A dimension with its categories."""

    names: PerLanguage
    categories: dict[Filled, PerLanguage]


class BreakEntry(Written):
    """A day after which a series is not comparable."""

    date: Filled
    reason: PerLanguage


class IndicatorEntry(Written):
    """One indicator of the catalogue."""

    domain: Filled
    names: PerLanguage
    definition: PerLanguage
    kind: Literal["count", "money", "percent", "ratio", "number", "density", "duration", "rank", "score", "index"]
    unit: Filled
    measure: Literal["flow", "stock"]
    better: Literal["higher", "lower"] | None = None
    decimals: Filled | None = None
    breakdowns: dict[Filled, Literal["complete", "partial"]] = {}
    part_of: Filled | None = None
    share_of: Filled | None = None
    of: Filled | None = None
    sum_of: OneOrMore = []
    law: Filled | None = None
    exceeds: Literal["true"] | None = None
    breaks: list[BreakEntry] = []


class CatalogueDocument(Written):
    """Any file below `indicators/`."""

    domains: dict[Filled, DomainEntry] = {}
    units: dict[Filled, UnitEntry] = {}
    breakdowns: dict[Filled, BreakdownEntry] = {}
    indicators: dict[Filled, IndicatorEntry] = {}
