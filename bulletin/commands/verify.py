"""Says of a PDF, or of all in a folder, who signed it, when, whether it was changed since, and whether to trust it.

And whether the figures inside it are those that the site publishes now.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.commands.origin import origin_lines
from bulletin.i18n.problem_texts import EditorLanguage
from bulletin.model.moment import VIETNAM
from bulletin.problems import Location, MachineError, Problem, RefusedError
from bulletin.render.data.origin import Comparison, NotFiguresError, Verdict, compare_figures

if TYPE_CHECKING:
    from bulletin.signatures.verifying import Signature

_TEXTS: Mapping[EditorLanguage, Mapping[str, str]] = {
    "vi": {
        "signer": "  người ký: {holder}; đơn vị cấp chứng thư: {issuer}",
        "attested": "    lúc {time}, theo dấu thời gian của {server}",
        "stated": "    lúc {time}, theo đồng hồ của người ký",
        "timeless": "    không ghi thời điểm ký",
        "whole": "    nội dung: nguyên vẹn, không thay đổi sau khi ký",
        "later": "    nội dung: nguyên vẹn; sau đó có thêm chữ ký khác",
        "changed": "    nội dung: ĐÃ BỊ THAY ĐỔI sau khi ký",
        "broken": "    nội dung: KHÔNG KHỚP với chữ ký",
        "trusted": "    chứng thư: tin cậy",
        "unasked": "    chứng thư: chưa đối chiếu (chưa cho biết chứng thư gốc)",
        "expired": "    chứng thư: đã hết hạn",
        "untrusted": "    chứng thư: KHÔNG tin cậy",
        "counted": "Số tệp PDF: {files}; có chữ ký: {signed}; chữ ký: {signatures}.",
    },
    "en": {
        "signer": "  signer: {holder}; certificate issued by: {issuer}",
        "attested": "    at {time}, by the timestamp of {server}",
        "stated": "    at {time}, by the signer's own clock",
        "timeless": "    without a time of signing",
        "whole": "    content: whole, not changed since it was signed",
        "later": "    content: whole; a further signature was added since",
        "changed": "    content: CHANGED since it was signed",
        "broken": "    content: DOES NOT MATCH the signature",
        "trusted": "    certificate: trusted",
        "unasked": "    certificate: not checked (no root certificate was named)",
        "expired": "    certificate: expired",
        "untrusted": "    certificate: NOT trusted",
        "counted": "PDF files: {files}; signed: {signed}; signatures: {signatures}.",
    },
}
_WRONG = {
    "changed": "signature-followed",
    "broken": "signature-broken",
    "expired": "certificate-ran-out",
    "untrusted": "certificate-untrusted",
}
_OF_FIGURES = {
    Verdict.CORRECTED: "figures-corrected",
    Verdict.WITHDRAWN: "figures-withdrawn",
    Verdict.NOT_PUBLISHED: "figures-unpublished",
    Verdict.DIFFERENT: "figures-different",
}
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Verified:
    """One file, its signatures, and how the figures inside it stand, by bulletin: a yearbook encloses several."""

    path: Path
    signatures: "tuple[Signature, ...]"
    origins: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """All files that were looked at, and what is wrong with them."""

    files: tuple[Verified, ...]
    problems: tuple[Problem, ...]


def verify(target: Path, trust: Sequence[Path], moment: datetime, output: Path) -> Verification:
    """Examine a file, or every PDF in a folder. `trust` names files of root certificates; `moment` is now.

    `output` holds what the site publishes now; where there is nothing, figures are compared with nothing.

    Raises:
        RefusedError: There is no PDF, or a file of `trust` holds no certificate.
        MachineError: The libraries are missing.
    """
    try:
        from bulletin.signatures.certificates import read_trusted  # noqa: PLC0415
        from bulletin.signatures.enclosed import enclosed_figures  # noqa: PLC0415
        from bulletin.signatures.signing import UnreadableError  # noqa: PLC0415
        from bulletin.signatures.verifying import signatures_of  # noqa: PLC0415
    except ImportError as error:
        raise MachineError("signing-library-missing", "pyhanko", error.name or str(error)) from error

    trusted = read_trusted(trust) if trust else None
    files: list[Verified] = []
    problems: list[Problem] = []
    for path in _pdfs(target):
        try:
            content = path.read_bytes()
            origins = _origins(enclosed_figures(content), output / "data" / "bulletins")
            files.append(Verified(path, signatures_of(content, trusted, moment), tuple(origins)))
        except OSError as error:
            values = {"reason": error.strerror or str(error)}
            problems.append(Problem(code="file-unread", where=Location(path.as_posix()), values=values))
        except UnreadableError as error:
            values = {"reason": str(error)}
            problems.append(Problem(code="pdf-unreadable", where=Location(path.as_posix()), values=values))
        else:
            problems += _problems(files[-1])
    problems += _of_all(target, files, asked=trusted is not None)
    return Verification(tuple(files), tuple(problems))


def verify_lines(verification: Verification, language: EditorLanguage) -> Iterator[str]:
    """Each signed file with its signatures, and each whose figures are not those that are published."""
    texts = _TEXTS[language]
    alone = len(verification.files) == 1
    for file in verification.files:
        told = [one for one in file.origins if one.verdict is not Verdict.SAME]
        if alone and not told:
            told = [*file.origins[:1]]  # what is said of one holds for all
        if file.signatures or told:
            yield file.path.as_posix()
        for one in file.signatures:
            yield texts["signer"].format(holder=one.holder.shown, issuer=one.holder.issuer)
            yield _time(one, texts)
            yield texts[one.integrity]
            yield texts[one.trust]
        for comparison in told:
            if len(file.origins) > 1 and comparison.verdict is not Verdict.SAME:
                yield f"  {comparison.bulletin}"
            yield from (f"  {line}" for line in origin_lines(comparison, language))


def verify_total(verification: Verification, language: EditorLanguage) -> str:
    """How many files and signatures there are."""
    signed = [file for file in verification.files if file.signatures]
    signatures = sum(len(file.signatures) for file in signed)
    return _TEXTS[language]["counted"].format(files=len(verification.files), signed=len(signed), signatures=signatures)


def _origins(attached: Mapping[str, object] | None, published: Path) -> Iterator[Comparison]:
    if attached is None or not published.is_dir():
        return
    several = attached.get("bulletins")
    for one in several if isinstance(several, list) else [attached]:
        try:
            own = (published / f"{one['bulletin']}.json").resolve()
            there = own.is_file() and own.is_relative_to(published.resolve())
            yield compare_figures(one, json.loads(own.read_bytes()) if there else None)
        except (NotFiguresError, json.JSONDecodeError, KeyError, TypeError):  # another program's enclosure
            continue


def _time(one: "Signature", texts: Mapping[str, str]) -> str:
    if one.time is None:
        return texts["timeless"]
    time = one.time.astimezone(VIETNAM).isoformat(timespec="seconds")
    if one.attested:
        return texts["attested"].format(time=time, server=one.attested.shown)
    return texts["stated"].format(time=time)


def _pdfs(target: Path) -> Sequence[Path]:
    if target.is_dir():
        found = sorted(path for path in target.rglob("*") if path.suffix.lower() == ".pdf" and path.is_file())
    else:
        found = [target]
    if not found:
        raise RefusedError(Problem(code="verify-nothing", where=Location(target.as_posix())))
    return found


def _problems(file: Verified) -> Iterator[Problem]:
    """What is wrong with one file."""
    for origin in file.origins:
        if code := _OF_FIGURES.get(origin.verdict):
            yield Problem(code=code, where=Location(file.path.as_posix()), values={"name": origin.bulletin})
    for one in file.signatures:
        for found in (one.integrity, one.trust):
            if found in _WRONG:
                values = {"name": one.holder.shown, "issuer": one.holder.issuer}
                values["date"] = one.until.astimezone(VIETNAM).date().isoformat()
                yield Problem(code=_WRONG[found], where=Location(file.path.as_posix()), values=values)


def _of_all(target: Path, files: Sequence[Verified], *, asked: bool) -> Iterator[Problem]:
    """What is to be said of all files together."""
    unsigned = [file.path.as_posix() for file in files if not file.signatures]
    where = Location(target.as_posix())
    # An unsigned print of this site tells its origin by its figures all the same.
    if files and len(unsigned) == len(files) and not any(file.origins for file in files):
        yield Problem(code="signature-missing", where=where)
    elif unsigned:
        shown = ", ".join(unsigned[:_SHOWN]) + (", …" if len(unsigned) > _SHOWN else "")
        yield Problem(code="signature-partly", where=where, values={"count": len(unsigned), "files": shown})
    if not asked and len(unsigned) < len(files):
        yield Problem(code="trust-unasked", where=where)
