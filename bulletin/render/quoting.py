"""Puts figures into words: a reference becomes the number in the page's notation, linked to the figure's row."""

from collections.abc import Callable
from dataclasses import replace

from markupsafe import Markup

from bulletin.i18n.figures import print_change, print_figure, print_number, print_share
from bulletin.model.bulletin import Bulletin
from bulletin.model.figure import Approximate, Change, Figure, Number
from bulletin.model.language import Text
from bulletin.prose.references import replace_references
from bulletin.render.edition import Edition
from bulletin.render.names import counted_unit
from bulletin.site.quotes import Quote, quotable


def make_quote(bulletin: Bulletin, edition: Edition) -> Callable[[str], str]:
    """A function from a reference's target to its HTML; references that lead nowhere do not get past the checks."""
    quotes = quotable(bulletin)

    def quote(target: str) -> str:
        found = quotes[target]
        link = Markup('<a class="quoted" href="#{}">{}</a>')
        return link.format(found.statement.anchor, print_quote(found, edition))

    return quote


def print_quote(quote: Quote, edition: Edition) -> str:
    """The quoted number. That it is an estimate, and a change's base, are left to the words around it."""
    locale, indicator = edition.locale, quote.statement.indicator
    match quote.quoted:
        case Figure() as figure:
            return print_figure(replace(figure, estimated=False), None, locale)
        case Change() as change:
            return print_change(change, quote.kind, counted_unit(indicator.unit, edition), locale)
        case Approximate() as share:
            return print_share(share, locale)
        case Number() as number:
            return print_number(number, locale)


def summary_text(bulletin: Bulletin, edition: Edition) -> str:
    """A bulletin's summary on other pages: its figures without links, which would lead to rows that are not there."""
    words = edition.own_words(bulletin.words)
    quotes = quotable(bulletin)
    text = replace_references(words.summary, lambda target: print_quote(quotes[target], edition))
    return edition.marked(Text(text, words.language))
