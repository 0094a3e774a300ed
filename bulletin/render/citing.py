"""How to cite a bulletin, and what a script needs to word the citation of one figure from its row."""

from bulletin.i18n.periods import print_period_inline
from bulletin.model.bulletin import Bulletin
from bulletin.model.language import Text
from bulletin.record import record
from bulletin.render.addresses import bulletin_path, page_url
from bulletin.render.edition import Edition, filled


@record(frozen=True, slots=True, kw_only=True)
class Citing:
    """`whole` cites the bulletin, as markup.

    `pattern` cites a figure: {figure}, {value}, {source} and {address} are left open.
    """

    whole: str
    pattern: str
    permalink: str


def citing(bulletin: Bulletin, edition: Edition) -> Citing:
    """The citation of a bulletin: who reports, its title, period, publisher, address and licence."""
    info, locale, words = edition.site.info, edition.locale, edition.own_words(bulletin.words)
    parts = {
        "agency": words.agency,
        "title": words.title,
        "period": print_period_inline(bulletin.period, locale),
        "publisher": edition.plain(info.publisher),
        "licence": edition.plain(info.licence.names),
    }
    address = edition.base_url + page_url(edition.language, bulletin_path(bulletin)) if edition.base_url else ""
    pattern = locale.gettext("{agency}: {title} ({period}). {publisher}. {address} Licence: {licence}.")
    # What is not translated stands under its own language. Without an address two blanks are left: HTML shows one.
    marked = {name: edition.marked(Text(parts[name], words.language)) for name in ("agency", "title")}
    whole = filled(pattern, address=address, **(parts | marked))
    of_figure = locale.gettext(
        "{figure}: {value}. In: {agency}, {title} ({period}). Source: {source}. "
        "{publisher}. {address} Licence: {licence}."
    )
    left_open = {name: f"{{{name}}}" for name in ("figure", "value", "source", "address")}
    return Citing(
        whole=whole,
        pattern=of_figure.format(**parts, **left_open),
        # As the labels of permalinks say it, so that the script finds the figure's full name in them.
        permalink=locale.gettext("Link to this figure: {name}"),
    )
