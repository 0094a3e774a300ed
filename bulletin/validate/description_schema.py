"""What may be written in the files that describe the site and its places: `site.yaml`, `places.yaml`."""

from typing import Literal

from pydantic import Field

from bulletin.validate.forms import (
    Day,
    Filled,
    LanguageCode,
    PerLanguage,
    PlaceId,
    PlaceTypeId,
    SitePrints,
    SiteTexts,
    WebAddress,
)
from bulletin.validate.schema import Written


class LanguageEntry(Written):
    """A language of the site."""

    code: LanguageCode
    name: Filled
    status: Literal["required", "draft"]


class LicenceEntry(Written):
    """The licence of the site's content."""

    id: Filled
    url: Filled
    names: SiteTexts


class SiteDocument(Written):
    """`site.yaml`."""

    title: SiteTexts
    description: SiteTexts
    publisher: SiteTexts
    licence: LicenceEntry
    languages: list[LanguageEntry]
    base_url: WebAddress | None = None
    prints: SitePrints = Field(default_factory=list)


class PlaceTypeEntry(Written):
    """What units of one type are called."""

    level: Literal["country", "region", "province", "district", "commune"]
    names: PerLanguage
    title: PerLanguage | None = None


class DesignationEntry(Written):
    """The type of a unit, and its name where that differed, between two days."""

    type: PlaceTypeId
    names: PerLanguage | None = None
    start: Day | None = Field(default=None, alias="from")  # `from` is a word of Python
    end: Day | None = Field(default=None, alias="to")


class PlaceEntry(Written):
    """A territorial unit."""

    code: Filled | None = None
    within: PlaceId | None = None
    type: PlaceTypeId | None = None
    types: list[DesignationEntry] = Field(default_factory=list)
    names: PerLanguage
    valid_from: Day | None = None
    valid_to: Day | None = None
    successor: PlaceId | None = None


class PlacesDocument(Written):
    """`places.yaml`."""

    types: dict[Filled, PlaceTypeEntry]
    places: dict[Filled, PlaceEntry]
