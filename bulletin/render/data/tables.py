"""What each data table of the whole site holds, in a reader's words."""

from bulletin.i18n.locale import Locale


def year_description(year: int, locale: Locale) -> str:
    """What the table of one year holds."""
    said = locale.gettext("Figures of the year {year}: the rows of figures whose periods end in it")
    return said.format(year=year)


def table_descriptions(locale: Locale) -> dict[str, str]:
    """By the table's name; the tables of what bulletins say first, then the lists that explain the ids."""
    return {
        "figures": locale.gettext("Every printed figure of every bulletin, one a row."),
        "comparisons": locale.gettext("Every comparison that a source prints with a figure."),
        "plans": locale.gettext("What is planned or forecast, with its due date."),
        "corrections": locale.gettext("Every published figure that was changed."),
        "bulletins": locale.gettext("Every bulletin: its place, period, status and title."),
        "sources": locale.gettext("The sources of every bulletin."),
        "indicators": locale.gettext("The catalogue of indicators, with definitions."),
        "places": locale.gettext("Provinces and cities, with codes, dates and successors."),
        "domains": locale.gettext("The domains that indicators belong to."),
        "units": locale.gettext("The units that figures are counted in."),
        "categories": locale.gettext("The categories that figures are broken down by."),
    }
