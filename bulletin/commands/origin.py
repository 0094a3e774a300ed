"""Tells an editor what a comparison of attached figures with the published ones has found."""

from collections.abc import Iterator, Mapping

from bulletin.i18n.problem_texts import EditorLanguage
from bulletin.render.data.origin import ChangeKind, Comparison, FigureChange, Verdict

_VERDICTS: Mapping[EditorLanguage, Mapping[Verdict, str]] = {
    "vi": {
        Verdict.SAME: "số liệu: đúng như số liệu đang công bố",
        Verdict.UPDATED: "số liệu: không có đính chính; từ khi in có bổ sung hoặc thay đổi trạng thái",
        Verdict.CORRECTED: "số liệu: đã được đính chính sau khi in",
        Verdict.WITHDRAWN: "số liệu: bản tin đã được thu hồi ngày {date}",
        Verdict.NOT_PUBLISHED: "số liệu: trang web này không công bố bản tin {bulletin}",
        Verdict.DIFFERENT: "số liệu: KHÁC số liệu đang công bố mà không có đính chính nào giải thích",
    },
    "en": {
        Verdict.SAME: "figures: those that are published now",
        Verdict.UPDATED: "figures: none was corrected; some were added or changed their status since",
        Verdict.CORRECTED: "figures: corrected since",
        Verdict.WITHDRAWN: "figures: the bulletin was withdrawn on {date}",
        Verdict.NOT_PUBLISHED: "figures: this site publishes no bulletin {bulletin}",
        Verdict.DIFFERENT: "figures: DIFFERENT from those that are published, and no correction says why",
    },
}
_CHANGES: Mapping[EditorLanguage, Mapping[ChangeKind, str]] = {
    "vi": {
        ChangeKind.ADDED: "bổ sung {figure}: {now}",
        ChangeKind.STATUS: "trạng thái {figure}: {was} -> {now}",
        ChangeKind.CORRECTED: "đính chính {date} {figure}: {was} -> {now}",
        ChangeKind.GIVEN_UP: "đính chính {date} {figure}: {was} -> không còn",
        ChangeKind.DIFFERENT: "khác nhau {figure}: trong tệp {was}, đang công bố {now}",
    },
    "en": {
        ChangeKind.ADDED: "added {figure}: {now}",
        ChangeKind.STATUS: "status of {figure}: {was} -> {now}",
        ChangeKind.CORRECTED: "correction of {date}, {figure}: {was} -> {now}",
        ChangeKind.GIVEN_UP: "correction of {date}, {figure}: {was} -> given up",
        ChangeKind.DIFFERENT: "differing {figure}: {was} in the file, {now} published",
    },
}
_NOTHING = {"vi": "không có", "en": "nothing"}


def origin_lines(comparison: Comparison, language: EditorLanguage) -> Iterator[str]:
    """The verdict, then each difference on a line of its own, indented by two spaces more."""
    verdict = _VERDICTS[language][comparison.verdict]
    yield verdict.format(bulletin=comparison.bulletin, date=comparison.withdrawn)
    for change in comparison.changes:
        yield f"  {_line(change, language)}"


def _line(change: FigureChange, language: EditorLanguage) -> str:
    text = _CHANGES[language][change.kind]
    reason = (change.reasons or {}).get(language) or next(iter((change.reasons or {}).values()), "")
    line = text.format(
        date=change.date,
        figure=change.figure.partition("#")[2],
        was=change.was or _NOTHING[language],
        now=change.now or _NOTHING[language],
    )
    return f"{line} ({reason})" if reason else line
