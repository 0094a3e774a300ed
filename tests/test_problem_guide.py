"""`docs/problems.md` says what the table of problems and the rogues' gallery say."""

import re

from bulletin.i18n.problem_texts import problem_table
from tests.gallery import rogues
from tests.problem_guide import GUIDE, problem_guide


def test_the_page_is_fresh() -> None:
    assert GUIDE.read_text("utf-8") == problem_guide(), "stale: run `make docs`"


def test_each_code_has_an_entry_and_each_rogue_is_an_example() -> None:
    page = problem_guide()
    entries = re.split(r"^### ", page, flags=re.MULTILINE)[1:]
    codes = [entry.partition("\n")[0] for entry in entries]
    assert sorted(codes) == sorted(problem_table())
    assert all(f"[{code}](#{code})" in page for code in codes)
    with_example = {code for code, entry in zip(codes, entries, strict=True) if "\n```text\n" in entry}
    assert with_example == {rogue.code for rogue in rogues()}


def entry(code: str) -> list[str]:
    return problem_guide().partition(f"### {code}\n")[2].partition("\n##")[0].strip().splitlines()


def test_an_entry_says_what_is_wrong_and_how_to_mend_it_in_both_languages_and_shows_it() -> None:
    assert entry("number-expected") == [
        "- **Lỗi:** “…” phải là số nguyên không âm, không phải “…”",
        "- *Cách sửa:* ghi một số như 1, 2, 3",
        "- **Error:** “…” must be a whole number, not “…”",
        "- *Fix:* write a number such as 1, 2, 3",
        "",
        "```text",
        "content/indicators/all.yaml:3:12: lỗi[number-expected] “order” phải là số nguyên không âm, không phải “một”",
        "content/indicators/all.yaml:3:12: error[number-expected] “order” must be a whole number, not “một”",
        "   3 |     order: một",
        "     |            ^",
        "```",
    ]


def test_a_remedy_with_values_is_shown_as_printed_and_markup_is_no_markup() -> None:
    assert "    cách sửa: có phải ý là: tra-vinh? (danh sách đầy đủ ở content/places.yaml)" in entry("place-unknown")
    assert "- *Fix:* write two brackets on either side: \\[\\[indicator\\_id\\]\\]" in entry("reference-unclosed")


def test_what_a_message_does_not_show_stands_above_it() -> None:
    lines = entry("link-folder")
    command = "$ python build.py build --content content --output output --no-pdf --only tra-vinh/2020"
    assert lines[6] == f"{command} --base-url https://thongke.example.vn/"
    assert lines[7] == "Tổng số là [[digital_certificates]]. Xem [các kỳ](../)."
    assert entry("artefact-collision")[7:9] == ["content/pages/data.en.md", "content/pages/data.md"]
