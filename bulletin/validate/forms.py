"""What a value in `content/` may be: all of it is text, some of it of a form that has a name.

The names say nothing to pydantic, which takes any text: this room's readers judge it, and word what is wrong with it.
They tell `json_schema` what a tool should expect.
"""

from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic.fields import FieldInfo


def form(name: str) -> FieldInfo:
    """Names what is written here; `json_schema.forms` has an entry for each name."""
    named: FieldInfo = Field(json_schema_extra={"form": name})
    return named


def long_form(written: object) -> object:
    """A bare phrase as the mapping that it stands for."""
    return {"value": written} if isinstance(written, str) else written


def _list_form(written: object) -> object:
    return [written] if isinstance(written, str) else written


def short(bare: Callable[[object], object], either: object) -> BeforeValidator:
    """Lets a bare text stand for a longer form; `either` is the type of both, as people write them."""
    return BeforeValidator(bare, json_schema_input_type=either)


Filled = Annotated[str, StringConstraints(min_length=1)]
# CLDR's plural categories but "other", which a unit's name itself serves.
PluralCategory = Literal["zero", "one", "two", "few", "many"]
StatusCode = Literal["estimate", "preliminary", "final", "revised"]

Day = Annotated[Filled, form("day")]
PeriodCode = Annotated[Filled, form("period")]
AsOfCode = Annotated[Filled, form("as-of")]
DueCode = Annotated[Filled, form("due")]
Moment = Annotated[Filled, form("moment")]
ExpectedCode = Annotated[Filled, form("expected")]
WebAddress = Annotated[Filled, form("web-address")]
WholeNumber = Annotated[Filled, form("whole-number")]
DecimalNumber = Annotated[Filled, form("decimal-number")]
Title = Annotated[Filled, form("title")]
LanguageCode = Annotated[Filled, form("language")]
PlaceId = Annotated[Filled, form("place")]
PlaceTypeId = Annotated[Filled, form("place-type")]
DomainId = Annotated[Filled, form("domain")]
UnitId = Annotated[Filled, form("unit")]
IndicatorId = Annotated[Filled, form("indicator")]
TotalId = Annotated[Filled, form("total")]
StatementId = Annotated[Filled, form("statement")]

PerLanguage = Annotated[dict[Filled, Filled], form("per-language")]
SiteTexts = Annotated[dict[Filled, Filled], form("site-texts")]
Translated = Annotated[dict[Filled, Filled], form("translated")]
Accepted = Annotated[dict[Filled, Filled], form("accepted")]

BulletinPrint = Literal["bulletin", "bilingual", "report"]
SitePrint = Literal["bulletin", "bilingual", "report", "yearbook"]

OneOrMore = Annotated[list[Filled], short(_list_form, Filled | list[Filled])]
BulletinPrints = Annotated[list[BulletinPrint], short(_list_form, BulletinPrint | list[BulletinPrint])]
SitePrints = Annotated[list[SitePrint], short(_list_form, SitePrint | list[SitePrint])]
Totals = Annotated[list[TotalId], short(_list_form, TotalId | list[TotalId])]
Indicators = Annotated[list[IndicatorId], short(_list_form, IndicatorId | list[IndicatorId])]
