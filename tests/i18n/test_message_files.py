"""Files of messages: what is done in them, and that bringing them up to date leaves a translator's order alone."""

from pathlib import Path

import pytest

from bulletin.i18n.message_calls import Message, MessageKey
from bulletin.i18n.message_files import (
    MessageTwiceError,
    UnreadableMessagesError,
    new_file,
    read_entries,
    template_text,
    updated,
)

_HEAD = """\
# Vietnamese.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""
_BODY = """
# Figures.

#. a verb
msgctxt "menu"
msgid "Share"
msgstr "Chia sẻ"

msgid ""
"A long "
"message"
msgstr "Câu dài"

# Pages.

msgid "{count} page"
msgid_plural "{count} pages"
msgstr[0] "{count} trang"
"""


def _messages(*messages: Message) -> dict[MessageKey, Message]:
    return {message.key: message for message in messages}


def _file(tmp_path: Path, body: str = _BODY) -> Path:
    path = tmp_path / "messages.po"
    path.write_text(_HEAD + body, "utf-8")
    return path


_KNOWN = (
    Message(id="A long message"),
    Message(id="{count} page", plural="{count} pages"),
    Message(id="Share", context="menu"),
)


def test_reads_contexts_long_texts_and_plurals_with_their_lines(tmp_path: Path) -> None:
    entries = read_entries(_file(tmp_path))
    assert [(one.key, one.texts, one.line) for one in entries] == [
        (("menu", "Share"), ("Chia sẻ",), 10),
        ((None, "A long message"), ("Câu dài",), 14),
        ((None, "{count} page"), ("{count} trang",), 21),
    ]


def test_an_empty_plural_and_a_fuzzy_text_are_not_done(tmp_path: Path) -> None:
    body = (
        '\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] ""\n\n#, fuzzy\nmsgid "b"\nmsgstr "bê"\n\nmsgid "c"\nmsgstr "xê"\n'
    )
    assert [one.state for one in read_entries(_file(tmp_path, body))] == ["empty", "fuzzy", "translated"]


def test_a_file_with_nothing_new_stays_as_it_is(tmp_path: Path) -> None:
    path = _file(tmp_path)
    assert updated(path, "vi", _messages(*_KNOWN), source=False) == path.read_text("utf-8")


def test_adds_what_is_new_at_the_end_and_drops_what_is_not_used(tmp_path: Path) -> None:
    new = Message(id="{count} row", plural="{count} rows"), Message(id="Data", context="menu")
    text = updated(_file(tmp_path), "vi", _messages(*_KNOWN[:2], *new), source=False)
    added = (
        "\n# New messages, to be moved to the sections that they belong to.\n"
        '\nmsgid "{count} row"\nmsgid_plural "{count} rows"\nmsgstr[0] ""\n'
        '\nmsgctxt "menu"\nmsgid "Data"\nmsgstr ""\n'
    )
    assert text == _HEAD + _BODY.replace('#. a verb\nmsgctxt "menu"\nmsgid "Share"\nmsgstr "Chia sẻ"\n\n', "") + added


def test_the_language_of_the_messages_lacks_none(tmp_path: Path) -> None:
    assert updated(_file(tmp_path, ""), "en", _messages(*_KNOWN), source=True) == _HEAD


def test_a_message_that_stands_twice_is_told_where(tmp_path: Path) -> None:
    with pytest.raises(MessageTwiceError) as raised:
        read_entries(_file(tmp_path, '\nmsgid "a"\nmsgstr "b"\nmsgid "a"\nmsgstr "c"\n'))
    assert (raised.value.line, raised.value.reason) == (9, "a")


def test_a_broken_file_is_told_where(tmp_path: Path) -> None:
    with pytest.raises(UnreadableMessagesError) as raised:
        read_entries(_file(tmp_path, "\nhello\n"))
    assert raised.value.line == 7


def test_a_new_language_gets_its_own_plural_rule(tmp_path: Path) -> None:
    path = tmp_path / "messages.po"
    path.write_text(new_file("ru"), "utf-8")
    assert "nplurals=3" in path.read_text("utf-8")
    text = updated(path, "ru", _messages(_KNOWN[1]), source=False)
    assert text.endswith('msgid_plural "{count} pages"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n')


def test_the_template_says_where_a_message_is_used(tmp_path: Path) -> None:
    path = tmp_path / "messages.pot"
    message = Message(id='Say "no"', comments=("polite",), files=("bulletin/a.py", "templates/b.html"))
    path.write_text(template_text([message]), "utf-8")
    assert '\n#. polite\n#: bulletin/a.py\n#: templates/b.html\nmsgid "Say \\"no\\""\nmsgstr ""\n' in path.read_text(
        "utf-8"
    )
    assert [entry.key for entry in read_entries(path)] == [message.key]
