"""The lists for other programs."""

import json
from dataclasses import replace

from bulletin.listing import Terminal, as_json, listed
from bulletin.problems import Location
from bulletin.settings import Settings
from tests.listing.conftest import NAME, SHARE, SUM


def test_json_is_one_document_of_all_problems_in_both_languages(settings: Settings) -> None:
    (document,) = listed([SUM, NAME], replace(settings, listing="json"), Terminal())
    first, second = json.loads(document)
    assert list(first) == ["code", "severity", "path", "line", "column", "message", "fix"]
    assert (first["code"], first["severity"], first["path"]) == ("sum-mismatch", "error", "content/Trà Vinh, 50%.md")
    assert (first["line"], first["column"]) == (2, 8)
    assert first["message"]["vi"] == "certificates: all: 474 + 1.690 = 2.164, nhưng tổng ghi 2.165 (lệch 1)"
    assert first["fix"]["en"].startswith("compare with the source")
    assert (second["line"], second["column"]) == (1, 1)
    assert json.loads(as_json([])) == []


def test_github_commands_are_escaped_as_the_runner_undoes_it(settings: Settings) -> None:
    github = replace(settings, listing="github")
    (line,) = listed([SHARE], github, Terminal())
    head, _, message = line.removeprefix("::").partition("::")
    assert head == "warning file=content/Trà Vinh%2C 50%25.md,line=2,col=1,title=share-rounded-up"
    told, _, remedy = message.partition("%0A")
    assert told == "x: 1/3 = 33,3%25, the share 33,4%25 was rounded up"
    assert remedy.startswith("fix: compare with the source; if it prints it so")
    (line,) = listed([replace(SUM, where=Location("content/a:b\rc.md", 7, 3))], github, Terminal())
    assert line.startswith("::error file=content/a%3Ab%0Dc.md,line=7,col=3,title=sum-mismatch::certificates: all: 474")
    (line,) = listed([NAME], replace(github, messages="vi"), Terminal())
    assert line.startswith("::error file=content/pages/A b.md,title=page-name::“A b.md” không dùng")
    assert "%0Acách sửa: " in line
