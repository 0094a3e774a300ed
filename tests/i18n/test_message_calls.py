"""Messages are found wherever Python code asks for them, and a message that nobody could translate is refused."""

from pathlib import Path

import pytest

from bulletin.i18n.message_calls import Message, joined, python_messages


def _found(tmp_path: Path, code: str) -> list[Message]:
    package = tmp_path / "bulletin"
    package.mkdir()
    (package / "page.py").write_text(code, "utf-8")
    return list(python_messages(package))


def test_finds_contexts_plurals_and_calls_within_f_strings(tmp_path: Path) -> None:
    code = (
        'a = locale.pgettext("status", "Final")\n'
        'b = edition.locale.ngettext("{n} place", "{n} places", n).format(n=n)\n'
        "c = f\"{locale.gettext('Home')} – {x}\"\n"
        'd = locale.npgettext("days", "{n} day", "{n} days", n)\n'
    )
    assert [(one.context, one.id, one.plural) for one in _found(tmp_path, code)] == [
        ("status", "Final", None),
        (None, "{n} place", "{n} places"),
        (None, "Home", None),
        ("days", "{n} day", "{n} days"),
    ]


def test_a_message_that_is_no_plain_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"bulletin/page\.py:2"):
        _found(tmp_path, "x = 1\nlocale.gettext(title)\n")


def test_takes_the_comment_for_translators_right_above(tmp_path: Path) -> None:
    code = '# Translators: a verb,\n# no noun.\nx = locale.gettext("Share")\n\n# Other.\ny = locale.gettext("Data")\n'
    assert [one.comments for one in _found(tmp_path, code)] == [("a verb, no noun.",), ()]


def test_a_message_used_twice_is_one_message_with_both_files() -> None:
    once, again = Message(id="Data", files=("a.py",)), Message(id="Data", files=("b.py",))
    other = Message(id="Data", context="menu", files=("b.py",))
    assert [one.files for one in joined([once, other, again]).values()] == [("a.py", "b.py"), ("b.py",)]
