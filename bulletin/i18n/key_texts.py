"""What editors' programs say of each key that may be written, in Vietnamese and English: title and explanation."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bulletin.i18n.problem_texts import EditorLanguage
from bulletin.record import record

_TABLE = Path(__file__).parent / "keys"


@record(frozen=True, slots=True)
class KeyText:
    """One row of the table."""

    title: Mapping[EditorLanguage, str]
    text: Mapping[EditorLanguage, str]


@cache
def key_table() -> Mapping[str, KeyText]:
    """All rows, read once: keys as `bulletin.place`, kinds of files as `file.page`, kinds of numbers as `kind.rank`."""
    rows: dict[str, KeyText] = {}
    for path in sorted(_TABLE.glob("*.toml")):
        for owner, keys in tomllib.loads(path.read_text("utf-8")).items():
            for key, row in keys.items():
                if (name := f"{owner}.{key}") in rows:
                    raise ValueError(f"{name} stands in two files, the second {path.name}")
                rows[name] = KeyText(
                    {"vi": row["title_vi"], "en": row["title_en"]},
                    {"vi": row["vi"], "en": row["en"]},
                )
    return rows
