"""What `build --explain` says of one file."""

from typing import TYPE_CHECKING

from bulletin.i18n.problem_texts import EditorLanguage

if TYPE_CHECKING:
    from bulletin.jobs import Reason

_SAID = {
    "vi": {
        "unknown": "{path}: lần dựng này không có tệp như vậy.",
        "new": "{path}: dựng mới, vì chưa từng được dựng (việc: {job}).",
        "kept": "{path}: dùng lại bản đã dựng, vì không có gì mà tệp này dựa vào thay đổi (việc: {job}).",
        "made": "{path}: dựng lại, vì đã thay đổi: {inputs} (việc: {job}).",
    },
    "en": {
        "unknown": "{path}: this build has no such file.",
        "new": "{path}: made, since it had never been made (job: {job}).",
        "kept": "{path}: reused as it was made, since nothing that it is made from has changed (job: {job}).",
        "made": "{path}: made again, since these have changed: {inputs} (job: {job}).",
    },
}
# The inputs of `render/inputs.py`, as people say them.
_INPUTS = {
    "vi": {
        "program": "chương trình",
        "libraries": "các thư viện",
        "templates": "khuôn mẫu, kiểu trình bày hoặc bản dịch giao diện",
        "description": "site.yaml, places.yaml hoặc danh mục chỉ tiêu",
        "address": "địa chỉ gốc của trang",
        "menu": "trình đơn chung",
        "bulletin": "chính bản tin này, hoặc kết quả kiểm tra của nó",
        "bulletins": "bản tin, hoặc một trong các bản tin, mà tệp này chứa",
        "unit": "số liệu của đơn vị này hoặc của đơn vị trước, sau sắp xếp",
        "indicator": "số liệu của chỉ tiêu này",
        "indicators": "số liệu của bất kỳ chỉ tiêu nào",
        "period": "bản tin có số liệu của kỳ này, hoặc danh sách các bản tin",
        "year": "bản tin hoặc số liệu của năm này, hoặc danh sách các năm",
        "place": "số liệu của địa phương này",
        "parquet": "chương trình ghi tệp Parquet",
        "places": "danh sách các đơn vị có trang",
        "figures": "số liệu của bất kỳ bản tin nào",
        "words": "phần lời của các trang giới thiệu, phương pháp",
        "calendar": "lịch công bố",
    },
    "en": {
        "program": "the program",
        "libraries": "the libraries",
        "templates": "templates, styles or messages",
        "description": "site.yaml, places.yaml or the catalogue of indicators",
        "address": "the site's address",
        "menu": "the menu of all pages",
        "bulletin": "the bulletin itself, or what checks found of it",
        "bulletins": "the bulletin, or one of those, that this file holds",
        "unit": "figures of this unit, or of those that it was formed from or became",
        "indicator": "figures of this indicator",
        "indicators": "figures of any indicator",
        "period": "bulletins with figures for this period, or which bulletins there are",
        "year": "bulletins or figures of this year, or which years there are",
        "place": "figures of this place",
        "parquet": "what writes Parquet files",
        "places": "the list of units with pages",
        "figures": "figures of any bulletin",
        "words": "the pages of words, such as the methods",
        "calendar": "the release calendar",
    },
}


def explained(reason: "Reason | None", path: str, language: EditorLanguage) -> str:
    """One line that says why a file was made again, or that it was not."""
    said, names = _SAID[language], _INPUTS[language]
    if reason is None:
        return said["unknown"].format(path=path)
    key = "new" if reason.is_new else "made" if reason.inputs else "kept"
    return said[key].format(path=path, job=reason.job, inputs="; ".join(names[one] for one in reason.inputs))
