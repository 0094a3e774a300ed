"""The command `schema`, and its files in the hands of an independent validator: real content passes, rogues do not."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from bulletin.cli import MACHINE, PUBLISHED, WRONG_CONTENT, main
from bulletin.sources.content import read_content
from bulletin.sources.file_names import Purpose, judge
from bulletin.validate.content import read_description
from bulletin.validate.json_schema import schema_files
from tests.conftest import ROOT, SMALLEST
from tests.gallery import Rogue, rogues

KINDS = ("bulletin", "bulletin-translation", "page", "page-translation", "site", "places", "calendar", "indicators")
FILES = {f"{kind}.{language}.schema.json" for kind in KINDS for language in ("vi", "en")}

# What a schema finds: the file, where in it, and the keyword that says so.
CAUGHT = {
    "as-of-wrong": "2020.md figures.digital_certificates.as_of pattern",
    "breakdown-unknown": "2020.md figures.digital_certificates.by additionalProperties",
    "category-unknown": "2020.md figures.digital_certificates.by.holder additionalProperties",
    "code-unknown": "2020.md figures.digital_certificates.accept additionalProperties",
    "date-wrong": "2020.md published format",
    "decimal-expected": "more.yaml indicators.ops_share.most pattern",
    "domain-unknown": "all.yaml indicators.digital_certificates.domain oneOf",
    "due-wrong": "2020.md plans.digital_certificates.due pattern",
    "embargo-wrong": "2020.md embargo pattern",
    "expected-wrong": "calendar.yaml releases.tra-vinh-moi.expected pattern",
    "fact-in-translation": "2020.en.md  additionalProperties",
    "fields-expected": "2020.md figures type",
    "figure-empty": "2020.md figures.digital_certificates anyOf",
    "headline-unknown": "2020.md headline anyOf",
    "indicator-unknown": "2020.md figures additionalProperties",
    "key-beside-values": "2020.md figures.digital_certificates None",  # a key whose schema is `false`
    "key-missing": "2020.md  required",
    "key-unknown": "2020.md  additionalProperties",
    "language-unknown": "all.yaml domains.digital_government.names additionalProperties",
    "languages-missing": "site.yaml languages minItems",
    "list-expected": "2020.md figures.digital_certificates.values type",
    "number-expected": "all.yaml domains.digital_government.order pattern",
    "number-split-at-comma": "2020.md figures.digital_certificates additionalProperties",
    "period-wrong": "2020.md period pattern",
    "place-type-unknown": "places.yaml places.tra-vinh.type oneOf",
    "place-unknown": "2020.md place oneOf",
    "reference-in-title": "2020.md title pattern",
    "text-empty": "2020.md title type",
    "text-expected": "2020.md title type",
    "text-missing": "all.yaml domains.digital_government.names required",
    "text-split-at-comma": "2020.md figures.digital_certificates additionalProperties",
    "unit-unknown": "all.yaml indicators.digital_certificates.unit oneOf",
    "url-wrong": "2020.md sources.portal.url pattern",
    "value-empty": "2020.md figures.digital_certificates.value type",
    "value-unknown": "2020.md status enum",
    "values-nested": "2020.md figures.digital_certificates.by.holder.person additionalProperties",
}
# What is wrong here is the YAML or the file, which other programs read otherwise; what they make of it lacks keys.
CAUGHT_BY_THE_WAY = {
    *("front-matter-empty", "front-matter-split", "nested-too-deeply", "odd-space", "root-not-fields"),
    *("translation-without-original", "yaml-merge-key", "yaml-syntax", "yaml-tag"),
}
# No program gets as far as a schema.
UNREADABLE = {
    *("bad-escape", "empty-file", "encoding-not-utf8", "encoding-utf16", "fence-misspelt", "front-matter-missing"),
    *("front-matter-unclosed", "key-not-text", "missing-colon", "needs-quotes", "not-a-text-file", "odd-character"),
    *("space-after-colon", "space-after-dash", "tab-in-indent", "text-after-quote", "text-cut-at-colon"),
    *("unclosed-bracket", "unclosed-quote", "wrong-indent", "yaml-anchor", "yaml-second-document"),
}
# What no schema can tell, of the problems with names and keys. Beyond it altogether are those between figures, and the
# grammar of phrases.
BEYOND = {
    "names of files and folders": {
        *("bulletin-name", "file-name", "file-name-differs", "folder-differs", "link-to-folder", "misplaced-file"),
        *("missing-content-folder", "missing-file", "no-bulletins", "page-name", "same-name", "stray-file"),
        *("translation-file-missing", "unreadable-file"),
    },
    "two files beside each other": {"id-twice", "text-path-unknown", "translation-missing"},
    "two places in one file": {
        *(
            "bilingual-needs-two",
            "bounds-reversed",
            "dates-out-of-order",
            "language-twice",
            "measure-wrong",
            "relation-circular",
        ),
        *("share-twice", "source-missing", "source-unknown", "territory-missing", "use-missing"),
    },
    "the grammar of formulas": {"formula-wrong"},
    "the language that words are in": {"still-vietnamese"},
    "the spelling, which YAML has read away": {
        *("duplicate-key", "lost-letter", "numbers-in-brackets", "smart-quotes", "text-cut-at-hash"),
    },
    "the command line, and what may be left out": {"base-url-missing", "only-nothing"},
}
NAMED = {*CAUGHT, *CAUGHT_BY_THE_WAY, *UNREADABLE, *(code for codes in BEYOND.values() for code in codes)}


class OtherProgram(yaml.SafeLoader):
    """YAML with the types that other programs see in it, except that JSON has no dates."""


OtherProgram.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:timestamp"]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Any:
    """A file, or its front matter.

    Raises:
        ValueError: There is none, or it is not UTF-8.
        yaml.YAMLError: It is no YAML.
    """
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        opening, *lines = text.split("\n")
        if opening != "---":
            raise ValueError("no front matter")
        text = "\n".join(lines[: lines.index("---")])
    return yaml.load(text, OtherProgram)  # noqa: S506 - a safe loader


def files_of(content: Path) -> Iterator[tuple[Path, Purpose]]:
    for path in sorted(content.rglob("*")):
        verdict = judge(path.relative_to(content).parts)
        if path.suffix in (".md", ".yaml") and path.is_file() and verdict.purpose and not verdict.code:
            yield path, verdict.purpose


def validators(content: Path) -> Mapping[str, Draft202012Validator] | None:
    """By kind of file, what the command would write for a content folder; None where its description is not sound."""
    described, _ = read_description(read_content(content)[0])
    if described is None:
        return None
    files = schema_files(described)
    return {
        name.partition(".")[0]: Draft202012Validator(json.loads(data), format_checker=FormatChecker())
        for name, data in files.items()
        if ".en." in name
    }


@cache
def smallest() -> Mapping[str, Draft202012Validator]:
    found = validators(SMALLEST)
    assert found
    return found


def validators_of(rogue: Rogue, content: Path) -> Mapping[str, Draft202012Validator]:
    """By what its own description allows, if it brings one that is sound; otherwise by that of the smallest site."""
    own = any(rogue.folder.rglob("*.yaml"))
    return (validators(content) if own else None) or smallest()


def misfits(content: Path, schemas: Mapping[str, Draft202012Validator]) -> Iterator[str]:
    """Whatever does not fit; `unreadable` where a file cannot even be read."""
    for path, purpose in files_of(content):
        schema = schemas[f"{purpose.kind}-translation" if purpose.language else purpose.kind]
        try:
            written = read(path)
        except (ValueError, yaml.YAMLError):
            yield "unreadable"
            continue
        for error in schema.iter_errors(written):
            yield f"{path.name} {'.'.join(str(step) for step in error.absolute_path)} {error.validator}"


def test_writes_a_file_for_each_kind_and_language(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command = ["schema", "--content", str(content), "--output", "made/schema", "--messages", "en"]
    assert main(command) == PUBLISHED
    assert capsys.readouterr().out == "Wrote 16 schema files to made/schema.\n"
    assert {path.name for path in Path("made/schema").iterdir()} == FILES
    for path in Path("made/schema").iterdir():
        schema = json.loads(path.read_text("utf-8"))
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)
        for reference in references(schema):
            target = schema
            for step in reference.removeprefix("#/").split("/"):
                target = target[step]


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        node = list(node.values())
    if isinstance(node, list):
        for below in node:
            yield from references(below)


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, str(ROOT / "build.py"), "schema", "--output", str(tmp_path / seed)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()} for seed in ("1", "2"))
    assert one == two
    assert set(one) == FILES


def test_the_real_content_fits() -> None:
    content = ROOT / "content"
    schemas = validators(content)
    assert schemas
    assert sorted(misfits(content, schemas)) == []
    kinds = [purpose.kind for _, purpose in files_of(content)]
    assert kinds.count("bulletin") >= 78, "39 bulletins and their translations"
    assert set(kinds) == {"bulletin", "page", "site", "places", "indicators"}


@pytest.mark.parametrize("rogue", rogues(), ids=lambda rogue: rogue.code)
def test_a_rogue_is_caught_if_a_schema_can(rogue: Rogue, tmp_path: Path) -> None:
    rogue.lay(tmp_path)
    content = tmp_path / "content"
    found = set(misfits(content, validators_of(rogue, content))) if content.exists() else set()
    if rogue.code in CAUGHT:
        assert CAUGHT[rogue.code] in found
    elif rogue.code in CAUGHT_BY_THE_WAY:
        assert found - {"unreadable"}
    else:
        assert found <= {"unreadable"}
        assert ("unreadable" in found) == (rogue.code in UNREADABLE)


def test_it_is_said_of_each_rogue_whether_a_schema_can_catch_it() -> None:
    """Of those about names, keys and the spelling of files; a new one belongs into one of the tables above."""
    tables = [tomllib.loads((ROOT / f"bulletin/i18n/problems/{room}.toml").read_text("utf-8")) for room in ROOMS]
    assert {rogue.code for rogue in rogues() if any(rogue.code in table for table in tables)} <= NAMED
    assert len(NAMED) == len(CAUGHT) + len(CAUGHT_BY_THE_WAY) + len(UNREADABLE) + sum(map(len, BEYOND.values()))


ROOMS = ("schema", "sources")


def test_a_description_that_is_wrong_writes_nothing(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue, bulletin = content / "indicators" / "all.yaml", content / "bulletins" / "tra-vinh" / "2020.md"
    catalogue.write_text(catalogue.read_text("utf-8").replace("unit: ", "unit: un"), "utf-8")
    bulletin.write_text(bulletin.read_text("utf-8").replace("place: ", "place:"), "utf-8")
    command = ["schema", "--content", str(content), "--output", str(tmp_path / "schema"), "--messages", "en"]
    assert main(command) == WRONG_CONTENT
    printed = capsys.readouterr().out
    assert "error[unit-unknown]" in printed
    assert "2020.md" not in printed, "a bulletin was judged"
    assert "Nothing was written" in printed
    assert not (tmp_path / "schema").exists()


def test_a_bulletin_that_is_being_written_does_no_harm(content: Path, tmp_path: Path) -> None:
    content.joinpath("bulletins", "tra-vinh", "2020.md").write_text("---\nplace:tra-vinh\n", "utf-8")
    assert main(["schema", "--content", str(content), "--output", str(tmp_path / "schema")]) == PUBLISHED
    assert len(list((tmp_path / "schema").iterdir())) == 16


def test_a_folder_that_cannot_be_written_is_told(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tmp_path.joinpath("schema").write_text("a file stands here")
    command = ["schema", "--content", str(content), "--output", str(tmp_path / "schema"), "--messages", "en"]
    assert main(command) == MACHINE
    assert "error[write-failed]" in capsys.readouterr().out
