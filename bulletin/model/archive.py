"""Everything that `content/` holds, read and valid, before it is arranged as a site."""

from dataclasses import field

from bulletin.model.bulletin import Bulletin, TextPage
from bulletin.model.calendar import CalendarEntry
from bulletin.model.indicator import Catalogue
from bulletin.model.language import Language, Localised
from bulletin.model.place import Places
from bulletin.model.prints import Print
from bulletin.model.release import Releases
from bulletin.record import record


@record(frozen=True, slots=True)
class Licence:
    """The licence that the site's content is under."""

    id: str
    url: str
    names: Localised


@record(frozen=True, slots=True, kw_only=True)
class SiteInfo:
    """What `site.yaml` says. The first language is the default one; `base_url` ends with a slash.

    `prints` are the print editions that are made of whatever they can be made of.
    """

    title: Localised
    description: Localised
    publisher: Localised
    licence: Licence
    languages: tuple[Language, ...]
    base_url: str | None = None
    prints: tuple[Print, ...] = tuple(Print)


@record(frozen=True, slots=True, kw_only=True)
class Archive:
    """All bulletins, in the order of their paths, what describes them, and what has been published of them.

    `calendar` is in the order of its file.
    """

    info: SiteInfo
    places: Places
    catalogue: Catalogue
    bulletins: tuple[Bulletin, ...]
    text_pages: tuple[TextPage, ...]
    calendar: tuple[CalendarEntry, ...] = ()
    releases: Releases = field(default_factory=Releases)
