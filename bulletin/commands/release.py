"""Records what is published now in `content/releases.lock`; the only command that writes into the content folder."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bulletin.i18n.problem_texts import EditorLanguage
from bulletin.model.release import ReleasedBulletin, ReleasedCorrection, released
from bulletin.problems import MachineError
from bulletin.site.accepted import accepted_of
from bulletin.site.site import CheckedSite
from bulletin.sources.file_names import RELEASES
from bulletin.validate.release_lines import lock_text, value_text

_TEXTS: Mapping[EditorLanguage, Mapping[str, str]] = {
    "vi": {
        "new": "mới: {key} ({figures} số liệu)",
        "changed": "thay đổi: {key}{details}",
        "withdrawn": "thu hồi: {key} (ngày {date})",
        "status": "trạng thái {was} -> {now}",
        "corrected": "đính chính {date} {figure}: {was} -> {now}",
        "given_up": "đính chính {date} {figure}: {was} -> không còn",
        "added": "thêm {count} số liệu",
        "accepted": "accept {code} tại {figure}: ghi lại các con số hiện nay",
        "same": "không đổi: {count} bản tin",
    },
    "en": {
        "new": "new: {key} (figures: {figures})",
        "changed": "changed: {key}{details}",
        "withdrawn": "withdrawn: {key} (on {date})",
        "status": "status {was} -> {now}",
        "corrected": "correction of {date}, {figure}: {was} -> {now}",
        "given_up": "correction of {date}, {figure}: {was} -> given up",
        "added": "figures added: {count}",
        "accepted": "accept {code} at {figure}: its numbers as they are now",
        "same": "unchanged bulletins: {count}",
    },
}


@dataclass(frozen=True, slots=True)
class Release:
    """What a release recorded, beside what the one before it had: `before` and `now` are by the bulletin's key."""

    before: Mapping[str, ReleasedBulletin]
    now: Mapping[str, ReleasedBulletin]


def record_release(checked: CheckedSite, content: Path) -> Release:
    """Write the lock of a site that is sound. The file is replaced as a whole, or stays as it was.

    Raises:
        MachineError: The file cannot be written.
    """
    site, accepted = checked.site, accepted_of(checked.findings)
    now = {bulletin.key: released(bulletin, accepted.get(bulletin.key, ())) for bulletin in site.bulletins}
    path = content / RELEASES
    data = lock_text(now.values()).encode()
    # The content folder is read while we write: files with a dot in front are nobody's content.
    aside = path.with_name(f".{RELEASES}.new")
    try:
        if not path.is_file() or path.read_bytes() != data:
            with aside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink()
        raise MachineError("write-failed", str(path), error.strerror or str(error)) from error
    return Release(site.releases.bulletins, now)


def release_lines(release: Release, language: EditorLanguage) -> Iterator[str]:
    """What is new, changed and withdrawn, a line for each bulletin; then how many stayed as they were."""
    texts = _TEXTS[language]
    unchanged = 0
    for key, now in sorted(release.now.items()):
        before = release.before.get(key)
        if before is None:
            yield texts["new"].format(key=key, figures=len(now.figures))
        elif before == now:
            unchanged += 1
        elif details := tuple(_details(before, now, texts)):
            yield texts["changed"].format(key=key, details="".join(f"\n    {detail}" for detail in details))
        if now.withdrawn and (before is None or before.withdrawn is None):
            yield texts["withdrawn"].format(key=key, date=now.withdrawn.isoformat())
    yield texts["same"].format(count=unchanged)


def _details(before: ReleasedBulletin, now: ReleasedBulletin, texts: Mapping[str, str]) -> Iterator[str]:
    if before.status is not now.status:
        yield texts["status"].format(was=before.status, now=now.status)
    for correction in now.corrections:
        if not any(one.same(correction) for one in before.corrections):
            yield _corrected(correction, texts)
    for one in now.accepted:
        if one not in before.accepted:
            yield texts["accepted"].format(code=one.code, figure=one.figure)
    added = len(now.figures) - len(before.figures)
    given_up = sum(one.now is None for one in now.corrections) - sum(one.now is None for one in before.corrections)
    if added + given_up > 0:
        yield texts["added"].format(count=added + given_up)


def _corrected(correction: ReleasedCorrection, texts: Mapping[str, str]) -> str:
    text = texts["corrected" if correction.now else "given_up"]
    return text.format(
        date=correction.date.isoformat(),
        figure=correction.figure,
        was=value_text(correction.was),
        now=value_text(correction.now) if correction.now else "",
    )
