"""The SARIF list: the structure that OASIS asks for, and what ours says in it."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from bulletin.i18n.problem_texts import EditorLanguage
from bulletin.listing import Terminal, listed
from bulletin.problems import Location, Problem
from bulletin.settings import Settings
from tests.listing.conftest import NAME, SHARE, SUM

# The part of sarif-schema-2.1.0.json that our log uses, by hand: of each object what its keys hold, required ones with
# a star. No object of SARIF may have other keys. A list holds objects of one name; a pattern is for a text, a number is
# the least that a whole number may be.
LEVEL = re.compile("none|note|warning|error")
ANY = re.compile(".+", re.DOTALL)
SCHEMA: Mapping[str, Mapping[str, object]] = {
    "log": {"$schema": re.compile("https://.+"), "version*": re.compile(r"2\.1\.0"), "runs*": ["run"]},
    "run": {
        "tool*": "tool",
        "language": re.compile("[a-zA-Z]{2}(-[a-zA-Z]{2})?"),
        "columnKind": re.compile("utf16CodeUnits|unicodeCodePoints"),
        "results": ["result"],
    },
    "tool": {"driver*": "toolComponent"},
    "toolComponent": {"name*": ANY, "rules": ["reportingDescriptor"]},
    "reportingDescriptor": {
        "id*": ANY,
        "shortDescription": "multiformatMessageString",
        "help": "multiformatMessageString",
        "defaultConfiguration": "reportingConfiguration",
    },
    "multiformatMessageString": {"text*": ANY},
    "reportingConfiguration": {"level": LEVEL},
    "result": {"ruleId": ANY, "ruleIndex": -1, "level": LEVEL, "message*": "message", "locations": ["location"]},
    "message": {"text*": ANY},
    "location": {"physicalLocation": "physicalLocation"},
    "physicalLocation": {"artifactLocation*": "artifactLocation", "region": "region"},
    # RFC 3986: a reference has none of the characters that must be percent-encoded.
    "artifactLocation": {"uri*": re.compile(r"(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-F]{2})+")},
    "region": {"startLine": 1, "startColumn": 1},
}


def hold(value: object, to: object) -> None:
    """Hold a part of a log against the schema."""
    match to:
        case re.Pattern():
            assert isinstance(value, str)
            assert to.fullmatch(value), value
        case int():
            assert isinstance(value, int)
            assert value >= to
        case [one]:
            assert isinstance(value, list)
            for item in value:
                hold(item, one)
        case str():
            assert isinstance(value, dict)
            keys = SCHEMA[to]
            known = {key.rstrip("*"): held for key, held in keys.items()}
            assert value.keys() <= known.keys(), to
            assert {key.rstrip("*") for key in keys if key.endswith("*")} <= value.keys(), to
            for key, held in value.items():
                hold(held, known[key])


def log(settings: Settings, *problems: Problem, messages: EditorLanguage = "en") -> dict[str, object]:
    (text,) = listed(problems, replace(settings, listing="sarif", messages=messages), Terminal())
    document = json.loads(text)
    hold(document, "log")
    assert isinstance(document, dict)
    return document


def test_is_a_log_of_the_oasis_schema(settings: Settings) -> None:
    for problems in ((), (NAME,), (NAME, SUM, SHARE, SUM)):
        log(settings, *problems)
    with pytest.raises(AssertionError, match="run"):
        hold({"version": "2.1.0", "runs": [{}]}, "log")


def test_says_what_where_and_how_to_mend_it(settings: Settings) -> None:
    document = log(settings, NAME, SHARE, SUM)
    assert document["$schema"] == (
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    )
    assert isinstance(document["runs"], list)
    (run,) = document["runs"]
    assert (run["columnKind"], run["language"]) == ("unicodeCodePoints", "en")
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["page-name", "share-rounded-up", "sum-mismatch"]
    assert rules[0]["shortDescription"]["text"] == "“…” cannot name a page"
    assert rules[2]["help"]["text"].startswith("compare with the source and mend the wrong figure")
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["error", "warning", "error"]
    name, share, wrong = run["results"]
    assert (name["ruleId"], name["ruleIndex"], name["level"]) == ("page-name", 0, "error")
    assert (share["ruleId"], share["ruleIndex"], share["level"]) == ("share-rounded-up", 1, "warning")
    assert (wrong["ruleId"], wrong["ruleIndex"], wrong["level"]) == ("sum-mismatch", 2, "error")
    told, remedy = wrong["message"]["text"].split("\n")
    assert told == "certificates: all: 474 + 1.690 = 2.164, but 2.165 is given (difference 1)"
    assert remedy.startswith("fix: compare with the source")
    assert wrong["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "content/Tr%C3%A0%20Vinh%2C%2050%25.md"},
                "region": {"startLine": 2, "startColumn": 8},
            }
        }
    ]
    assert name["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "content/pages/A%20b.md"}}}]


def test_speaks_the_language_of_the_run(settings: Settings) -> None:
    document = log(settings, SUM, messages="vi")
    assert isinstance(document["runs"], list)
    (run,) = document["runs"]
    assert run["language"] == "vi"
    assert run["results"][0]["message"]["text"].startswith("certificates: all: 474 + 1.690 = 2.164, nhưng tổng ghi")
    assert run["tool"]["driver"]["rules"][0]["shortDescription"]["text"] == "…: … = …, nhưng tổng ghi … (lệch …)"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/srv/tin/Trà.md", "file:///srv/tin/Tr%C3%A0.md"),
        ("../tin/a.md", "../tin/a.md"),
        ("a:b/c#d.md", "a%3Ab/c%23d.md"),
        ("Tr\udce0.md", "Tr%E0.md"),  # a name that is no UTF-8, as Python keeps it
    ],
)
def test_a_path_becomes_a_reference(settings: Settings, path: str, uri: str) -> None:
    document = log(settings, replace(SUM, where=Location(path, 1)))
    assert f'"uri": "{uri}"' in json.dumps(document)
