"""The words on maps: what time a map shows, and the names of the archipelagos."""

from datetime import timedelta

from bulletin.i18n.periods import print_date
from bulletin.model.place import Place
from bulletin.render.edition import Edition
from bulletin.render.maps.drawn import Archipelago, DrawnMap
from bulletin.site.units import Era


def era_title(era: Era, edition: Edition) -> str:
    """How many provinces there are, and from when or until when: "34 provinces and cities since 1 July 2025"."""
    locale, count = edition.locale, len(era.units)
    counted = locale.ngettext("{count} province or city", "{count} provinces and cities", count).format(count=count)
    if era.end:
        after = print_date(era.end + timedelta(days=1), locale)
        return locale.gettext("{provinces} before {date}").format(provinces=counted, date=after)
    if era.start:
        return locale.gettext("{provinces} since {date}").format(provinces=counted, date=print_date(era.start, locale))
    return counted


def archipelago_lines(one: Archipelago, drawn: DrawnMap, edition: Edition) -> tuple[str, str]:
    """An archipelago's name, and below it the province that it belongs to."""
    locale = edition.locale
    names = {
        "hoangsa": locale.gettext("Hoang Sa Archipelago"),
        "truongsa": locale.gettext("Truong Sa Archipelago"),
    }
    unit = edition.site.places[one.unit].on(drawn.era.day)
    return names[one.shape], locale.pgettext("on a map", "({province})").format(province=unit.title(edition.language))


def unit_name(place: Place, era: Era, edition: Edition) -> str:
    """A unit's short name at the time of a map, as plain text."""
    return edition.plain(place.on(era.day).names)


def era_anchor(era: Era) -> str:
    """The fragment of a time in the page of all places."""
    return f"since-{era.code}"
