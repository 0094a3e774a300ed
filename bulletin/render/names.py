"""The names that pages print again and again: of places, bulletins, categories, statuses."""

from datetime import date

from bulletin.i18n.figures import UnitName
from bulletin.i18n.periods import print_date_short, print_period_short
from bulletin.model.bulletin import Bulletin, Statement, Status
from bulletin.model.figure import Figure
from bulletin.model.indicator import Indicator, Unit
from bulletin.model.language import Text
from bulletin.model.place import Place
from bulletin.render.edition import Edition, filled


def place_title(place: Place, day: date | None, edition: Edition) -> str:
    """The full name of a unit on a day ("Tỉnh Trà Vinh"), or its latest one."""
    designation = place.on(day) if day else place.designations[-1]
    # The title follows the language that the name is known in.
    language = designation.names.into(edition.language).language
    return edition.marked(Text(designation.title(edition.language), language))


def place_name(place: Place, day: date | None, edition: Edition) -> str:
    """The short name of a unit ("Trà Vinh")."""
    designation = place.on(day) if day else place.designations[-1]
    return edition.text(designation.names)


def place_days(place: Place, edition: Edition) -> str:
    """Between which days a unit existed, as far as recorded: a later unit may bear the same name."""
    locale = edition.locale
    start = print_date_short(place.valid_from, locale) if place.valid_from else ""
    end = print_date_short(place.valid_to, locale) if place.valid_to else ""
    match bool(start), bool(end):
        case True, True:
            return locale.gettext("{start} to {end}").format(start=start, end=end)
        case True, False:
            return locale.pgettext("days of a unit", "from {date}").format(date=start)
        case False, True:
            return locale.pgettext("days of a unit", "to {date}").format(date=end)
        case _:
            return ""


def with_days(name: str, place: Place, edition: Edition) -> str:
    """A unit's name with the days between which it existed ("Tỉnh Lào Cai (đến 30/06/2025)")."""
    days = place_days(place, edition)
    return filled(edition.locale.pgettext("unit", "{name} ({days})"), name=name, days=days) if days else name


def reporting_place(bulletin: Bulletin, day: date, edition: Edition) -> str:
    """The short name that a bulletin's unit bore on a day.

    A bulletin on the boundaries of another time may stand beside one of an older unit that bore the same name, so
    that its unit's days are added.
    """
    name = place_name(bulletin.place, day, edition)
    return with_days(name, bulletin.place, edition) if bulletin.territory else name


def bulletin_name(bulletin: Bulletin, edition: Edition) -> str:
    """A bulletin by place and period ("Trà Vinh, 2020"): its title may be a whole sentence."""
    return filled(
        edition.locale.pgettext("bulletin", "{place}, {period}"),
        place=reporting_place(bulletin, bulletin.end, edition),
        period=print_period_short(bulletin.period, edition.locale),
    )


def bulletin_title(bulletin: Bulletin, edition: Edition) -> str:
    """A bulletin's own title."""
    words = edition.own_words(bulletin.words)
    return edition.marked(Text(words.title, words.language))


def statement_name(statement: Statement, edition: Edition) -> str:
    """The indicator's name, or the categories' below it."""
    if not statement.category:
        return edition.text(statement.indicator.names)
    breakdowns = edition.site.catalogue.breakdowns
    members = [edition.text(breakdowns[dimension].categories[member].names) for dimension, member in statement.category]
    return members[0] if len(members) == 1 else filled(" · ".join("{}" for _ in members), *members)


def full_name(statement: Statement, edition: Edition) -> str:
    """A figure by a name that stands alone: indicator and category."""
    name = edition.text(statement.indicator.names)
    if not statement.category:
        return name
    return filled(
        edition.locale.pgettext("figure", "{indicator}: {category}"),
        indicator=name,
        category=statement_name(statement, edition),
    )


def unit_name(indicator: Indicator, edition: Edition) -> str:
    """The name of an indicator's unit."""
    return edition.text(indicator.unit.names)


def counted_unit(unit: Unit, edition: Edition) -> UnitName:
    """The plain name of a unit with its forms, for what prints it after a number."""
    return UnitName(edition.plain(unit.names), unit.plurals.get(edition.language, {}))


def unit_of(figure: Figure | None, indicator: Indicator, edition: Edition) -> str:
    """The name of an indicator's unit, as it stands beside one figure: "1", "portal"."""
    forms = indicator.unit.plurals.get(edition.language)
    if not forms or figure is None:
        return unit_name(indicator, edition)
    return counted_unit(indicator.unit, edition).after(figure.of or figure.number, edition.locale)


def status_name(status: Status, edition: Edition) -> str:
    """How firm figures are, as a heading has it."""
    locale = edition.locale
    match status:
        case Status.ESTIMATE:
            return locale.pgettext("status", "Estimate")
        case Status.PRELIMINARY:
            return locale.pgettext("status", "Preliminary")
        case Status.FINAL:
            return locale.pgettext("status", "Final")
        case Status.REVISED:
            return locale.pgettext("status", "Revised")


def is_said(statement: Statement) -> bool:
    """Whether a figure needs no word on how firm it is: it is final, or says itself that it is an estimate."""
    estimated = statement.figure is not None and statement.figure.estimated
    return statement.status in (Status.FINAL, Status.REVISED) or (statement.status is Status.ESTIMATE and estimated)


def status_of_figure(status: Status, edition: Edition) -> str:
    """How firm one figure is, where it differs from its bulletin."""
    locale = edition.locale
    match status:
        case Status.ESTIMATE:
            return locale.gettext("estimate")
        case Status.PRELIMINARY:
            return locale.gettext("preliminary figure")
        case Status.FINAL:
            return locale.gettext("final figure")
        case Status.REVISED:
            return locale.gettext("revised figure")
