"""The workbooks: one for each bulletin and one for the bulletins of each year, in each language.

One a language rather than heads in two: a workbook is read and printed like a bulletin, in one language, with texts of
figures, notes and sources beside each other. Everything at once has none: CSV holds it, and opens faster.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from bulletin.artefact import Artefact
from bulletin.i18n.periods import print_date_short, print_period
from bulletin.model.bulletin import Bulletin
from bulletin.model.period import Period
from bulletin.render.addresses import bulletin_path, page_url, period_path, workbook_file, year_workbook_file
from bulletin.render.data.spreadsheet import Cover, Sheet, spreadsheet
from bulletin.render.data.workbook_rows import BulletinRows, Cells, bulletin_rows, unmarked
from bulletin.render.edition import Edition
from bulletin.render.links import territory_text
from bulletin.render.names import place_title, status_name
from bulletin.render.withdrawals import withdrawal_notices, withdrawn_status


def bulletin_workbook(bulletin: Bulletin, edition: Edition) -> Iterator[Artefact]:
    """The workbook of one bulletin in one language."""
    yield Artefact(workbook_file(edition.language, bulletin), _of_bulletin(bulletin_rows(bulletin, edition), edition))


def year_workbook(year: int, edition: Edition) -> Iterator[Artefact]:
    """The workbook of the bulletins whose periods end in a year."""
    own = [one for one in edition.site.bulletins if one.period.end.year == year]
    rows = [bulletin_rows(bulletin, edition) for bulletin in own]
    yield Artefact(year_workbook_file(edition.language, year), _of_year(year, rows, edition))


def workbook_years(edition: Edition) -> Sequence[int]:
    """The years that have a workbook."""
    return sorted({bulletin.period.end.year for bulletin in edition.site.bulletins})


def _of_bulletin(rows: BulletinRows, edition: Edition) -> bytes:
    bulletin, locale = rows.bulletin, edition.locale
    words = edition.own_words(bulletin.words)
    place = unmarked(place_title(bulletin.place, bulletin.end, edition))
    start, end = print_date_short(bulletin.start, locale), print_date_short(bulletin.end, locale)
    withdrawn = withdrawn_status(bulletin, edition)
    lines = [
        (locale.pgettext("sheet", "Place"), place),
        (locale.gettext("Period"), print_period(bulletin.period, locale)),
        (locale.gettext("Days counted"), locale.gettext("{start} to {end}").format(start=start, end=end)),
        (locale.gettext("Reporting agency"), words.agency),
        (locale.gettext("Status"), unmarked(withdrawn or status_name(bulletin.status, edition))),
        (locale.gettext("Published"), print_date_short(bulletin.published, locale)),
        *((locale.pgettext("sheet", "Please note"), unmarked(one)) for one in withdrawal_notices(bulletin, edition)),
    ]
    if bulletin.territory:
        lines.append((locale.pgettext("sheet", "Please note"), territory_text(bulletin, edition)))
    cover = _cover(words.title, lines, bulletin_path(bulletin), bulletin.published, edition)
    return spreadsheet(cover, _sheets([rows], edition, several=False))


def _of_year(year: int, several: list[BulletinRows], edition: Edition) -> bytes:
    locale, period = edition.locale, Period("year", year)
    bulletins = [rows.bulletin for rows in several]
    title = locale.gettext("Bulletins on periods that end in {year}").format(year=year)
    lines = [
        (locale.gettext("Bulletins"), str(len(bulletins))),
        (locale.gettext("Figures"), str(sum(len(rows.figures) for rows in several))),
    ]
    path = period_path(period) if any(one.period == period for one in bulletins) else ""
    cover = _cover(title, lines, path, max(one.published for one in bulletins), edition)
    return spreadsheet(cover, (_list(several, edition), *_sheets(several, edition, several=True)))


def _cover(title: str, lines: list[tuple[str, str]], path: str, created: date, edition: Edition) -> Cover:
    info, locale = edition.site.info, edition.locale
    licence = f"{edition.plain(info.licence.names)}, {info.licence.url}"
    publisher = edition.plain(info.publisher)
    lines += [(locale.pgettext("sheet", "Publisher"), publisher), (locale.gettext("Licence"), licence)]
    if edition.base_url:
        lines.append((locale.pgettext("sheet", "Address"), edition.base_url + page_url(edition.language, path)))
    return Cover(
        name=locale.pgettext("sheet", "Cover"),
        title=title,
        lines=tuple(lines),
        author=publisher,
        subject=edition.plain(info.title),
        rights=licence,
        created=created,
    )


def _sheets(bulletins: Sequence[BulletinRows], edition: Edition, *, several: bool) -> Iterator[Sheet]:
    """The tables; where several bulletins share them, place and period open each row. Empty tables are left out."""
    locale = edition.locale
    whose = (locale.pgettext("sheet", "Place"), locale.gettext("Bulletin")) if several else ()

    def sheet(name: str, heads: tuple[str, ...], of: Callable[[BulletinRows], tuple[Cells, ...]]) -> Sheet:
        rows = (((*one.whose, *cells) if several else cells) for one in bulletins for cells in of(one))
        return Sheet(name, (*whose, *heads), tuple(rows))

    yield sheet(locale.gettext("Figures"), _figure_heads(edition), lambda one: one.figures)
    for table in (
        sheet(locale.gettext("Plans and forecasts"), _plan_heads(edition), lambda one: one.plans),
        sheet(locale.gettext("Corrections"), _correction_heads(edition), lambda one: one.corrections),
    ):
        if table.rows:
            yield table
    yield sheet(locale.gettext("Sources"), _source_heads(edition), lambda one: one.sources)
    yield _notes(bulletins, edition)


def _list(bulletins: Sequence[BulletinRows], edition: Edition) -> Sheet:
    locale = edition.locale
    heads = (
        *(locale.pgettext("sheet", "Place"), locale.gettext("Period"), locale.pgettext("sheet", "Title")),
        *(locale.gettext("Reporting agency"), locale.gettext("Status"), locale.gettext("Published")),
    )
    return Sheet(locale.gettext("Bulletins"), heads, tuple((*one.whose, *one.about) for one in bulletins))


def _correction_heads(edition: Edition) -> tuple[str, ...]:
    locale = edition.locale
    return (
        *(locale.pgettext("sheet", "Date"), locale.pgettext("sheet", "Figure"), locale.gettext("Change")),
        locale.pgettext("sheet", "Reason"),
    )


def _source_heads(edition: Edition) -> tuple[str, ...]:
    locale = edition.locale
    return (
        *(locale.gettext("Source"), locale.pgettext("sheet", "Title"), locale.pgettext("sheet", "Publisher")),
        *(locale.pgettext("sheet", "Date"), locale.pgettext("sheet", "Address")),
    )


def _figure_heads(edition: Edition) -> tuple[str, ...]:
    locale = edition.locale
    return (
        *(
            locale.pgettext("sheet", "Domain"),
            locale.gettext("Indicator"),
            locale.pgettext("sheet", "Category"),
            locale.gettext("Unit"),
        ),
        *(
            locale.gettext("Value"),
            locale.pgettext("sheet", "Out of"),
            locale.pgettext("sheet", "Share (%)"),
            locale.pgettext("sheet", "As printed"),
        ),
        *(
            locale.gettext("Target"),
            locale.gettext("Change"),
            locale.gettext("Period"),
            locale.pgettext("sheet", "As of"),
        ),
        *(
            locale.gettext("Status"),
            locale.gettext("Source"),
            locale.pgettext("sheet", "Note"),
            locale.pgettext("sheet", "Name of the row"),
        ),
    )


def _plan_heads(edition: Edition) -> tuple[str, ...]:
    locale = edition.locale
    return (
        *(
            locale.pgettext("sheet", "Domain"),
            locale.gettext("Indicator"),
            locale.gettext("Unit"),
            locale.gettext("Value"),
        ),
        *(
            locale.pgettext("sheet", "Out of"),
            locale.pgettext("sheet", "As printed"),
            locale.gettext("Due"),
            locale.gettext("Source"),
        ),
        *(locale.pgettext("sheet", "Note"), locale.pgettext("sheet", "Name of the row")),
    )


def _notes(bulletins: Sequence[BulletinRows], edition: Edition) -> Sheet:
    locale = edition.locale
    signs = dict(sign for one in bulletins for sign in one.signs)
    # Notes stand in full here, so that no number leads to them.
    signs.pop("(1)", None)
    rows = (
        (
            locale.gettext("Value"),
            locale.gettext("in full: money in VND, percentages as 23.09, with the digits printed"),
        ),
        (
            locale.pgettext("sheet", "As printed"),
            locale.gettext("as the source prints it, in the notation of this language"),
        ),
        (locale.pgettext("sheet", "Name of the row"), locale.gettext("the same in the CSV and JSON files")),
        *signs.items(),
    )
    return Sheet(
        locale.pgettext("sheet", "Notes"), (locale.pgettext("sheet", "Sign"), locale.pgettext("sheet", "Meaning")), rows
    )
