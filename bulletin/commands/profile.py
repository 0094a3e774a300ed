"""The table of what each stage and rule of a check took."""

from collections.abc import Iterator

from bulletin.i18n.problem_texts import EditorLanguage
from bulletin.profile import Profile

_HEADS = {"vi": ("bước, việc", "giây CPU", "tỷ lệ", "số lần"), "en": ("stage, work", "CPU s", "share", "runs")}


def profile_lines(profile: Profile, language: EditorLanguage) -> Iterator[str]:
    """One line a stage, below it the pieces of work in it, the longest first."""
    whole = sum(stage.seconds for stage in profile.stages) or 1.0
    work, seconds, share, runs = _HEADS[language]
    yield f"{work:48} {seconds:>8} {share:>8} {runs:>8}"
    for stage in profile.stages:
        yield f"{stage.name:48} {_measured(stage.seconds, whole, language)}"
        for piece in sorted(stage.pieces.values(), key=lambda piece: -piece.seconds):
            yield f"  {piece.name:46} {_measured(piece.seconds, whole, language)} {piece.runs:>8}"


def _measured(seconds: float, whole: float, language: EditorLanguage) -> str:
    text = f"{seconds:8.3f} {seconds / whole * 100:7.1f}%"
    return text.replace(".", ",") if language == "vi" else text
