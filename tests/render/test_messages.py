"""The file of messages holds every message that the real site asks for, and is the one that the code gives."""

import gettext
from dataclasses import replace

import pytest

from bulletin.commands.messages import all_messages
from bulletin.i18n.message_calls import MessageKey
from bulletin.i18n.message_files import TEMPLATE, po_file, read_entries, template_text
from bulletin.render.calendar_file import render_calendar
from bulletin.render.edition import Edition
from bulletin.render.environment import make_environments
from bulletin.render.pages import render_page
from bulletin.render.sheets import print_html
from bulletin.render.standing_alone import render_not_found
from bulletin.site.site import CheckedSite
from tests.render.conftest import CACHE, TEMPLATES

_LOCALES = TEMPLATES / "locales"


class _Recording(gettext.NullTranslations):
    """Gives each message back, and remembers that it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[MessageKey] = set()

    def gettext(self, message: str) -> str:
        self.asked.add((None, message))
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.asked.add((None, msgid1))
        return msgid2

    def pgettext(self, context: str, message: str) -> str:
        self.asked.add((context, message))
        return message

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        self.asked.add((context, msgid1))
        return msgid2


@pytest.fixture(scope="module")
def asked(real_site: CheckedSite, real_editions: tuple[Edition, ...]) -> set[MessageKey]:
    """What all pages and print editions of the real site ask for, in a language that lacks most words of its own."""
    recording = _Recording()
    draft = next(edition for edition in real_editions if edition.language == "km")
    locale = replace(draft.locale, catalogue=recording)
    edition = replace(draft, locale=locale, environment=make_environments(TEMPLATES, {"km": locale}, CACHE)["km"])
    for page in real_site.site.pages:
        render_page(page, edition)
    for bulletin in real_site.site.bulletins:
        print_html(bulletin, edition)
    render_not_found([edition], TEMPLATES, CACHE)
    list(render_calendar(edition))
    return recording.asked


def test_every_message_asked_for_is_in_the_template(asked: set[MessageKey]) -> None:
    known = {entry.key for entry in read_entries(_LOCALES / TEMPLATE)}
    assert len(asked) > 200
    assert asked <= known


def test_the_template_is_what_the_code_gives() -> None:
    """`make messages` writes it; whoever adds a message runs it."""
    assert (_LOCALES / TEMPLATE).read_text("utf-8") == template_text(all_messages(TEMPLATES).values())


@pytest.mark.parametrize("code", ["vi", "km"])
def test_every_message_is_translated(code: str) -> None:
    entries = read_entries(po_file(_LOCALES, code))
    assert {entry.key for entry in entries} == {entry.key for entry in read_entries(_LOCALES / TEMPLATE)}
    assert [entry.key for entry in entries if entry.state != "translated"] == []
