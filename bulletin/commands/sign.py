"""Signs the PDFs of the output folder, keeps them beside it, and lays them over the unsigned ones there."""

import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.artefact import Artefact
from bulletin.commands.passphrases import Ask, read_passphrase
from bulletin.i18n.problem_texts import EditorLanguage
from bulletin.problems import Location, MachineError, Problem, RefusedError
from bulletin.publish import PublishRefusedError, lay_over, publish, read_signed
from bulletin.publish.built import built_files
from bulletin.publish.signed import SignedFile, SignedFolder, sha256, write_index, write_signed
from bulletin.render.signature import Said, SignatureTexts, signature_texts
from bulletin.settings import Settings
from bulletin.signatures.places import Place, PlaceError

if TYPE_CHECKING:
    # At run time the room is entered only to sign: its libraries are not installed for builds.
    from bulletin.signatures.signing import Pen

_TEXTS: Mapping[EditorLanguage, Mapping[str, str]] = {
    "vi": {
        "signed": "đã ký: {path}",
        "total": "Người ký: {holder}. Số tệp vừa ký: {count}. Bản đã ký nằm trong {folder} và đã thay vào {output}.",
        "before": "Số tệp đã có sẵn chữ ký này, được giữ nguyên: {count}.",
    },
    "en": {
        "signed": "signed: {path}",
        "total": "Signer: {holder}. Files signed now: {count}. They are kept in {folder} and laid into {output}.",
        "before": "Files that bore this signature already and were left alone: {count}.",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to sign, with which key, and where it is seen.

    `key_file` is in PKCS#12, `library` the PKCS#11 library of a token: one of the two. `token` and `key` are labels.
    """

    key_file: Path | None
    library: Path | None
    token: str | None
    key: str | None
    passphrase_file: Path | None
    timestamps: str | None
    only: str
    place: Place

    @property
    def source(self) -> Path:
        """Where the key is."""
        found = self.key_file or self.library
        assert found is not None, "the command line asks for one"  # noqa: S101 - for the type checker
        return found


@dataclass(slots=True)
class Signing:
    """What a run has signed so far; `failed` once the machine, and no document, is why it ended."""

    holder: str
    signed: list[str] = field(default_factory=list)
    before: int = 0
    problems: list[Problem] = field(default_factory=list)
    failed: bool = False


def sign(settings: Settings, order: Order, ask: Ask, moment: datetime) -> Signing:
    """Sign; `moment` is the time that the signer states.

    Raises:
        RefusedError: There is nothing to sign, or the key cannot be had.
        MachineError: A library is missing, a token fails, a file cannot be written.
    """
    # All of it is read first: that a file was tampered with must not be found out after half of them are signed.
    standing = built_files(settings.output)
    wanted = [one for one in standing if one.path.endswith(".pdf") and fnmatchcase(one.path, order.only)]
    if not wanted:
        raise PublishRefusedError("sign-nothing", settings.output, pattern=order.only)
    signed = read_signed(settings.signed)
    with _opened(order, ask, moment) as pen:
        run = Signing(pen.holder.shown)
        files = dict(signed.files)
        try:
            _sign_all(run, wanted, signed, files, _Desk(settings, order, pen))
        finally:  # what is signed stays signed, however the run ends
            signed = replace(signed, files=files)
            if run.signed:
                write_index(signed)
    # Also where nothing was left to sign: a run before may have been cut short between signing and this.
    laid, stale = lay_over(standing, signed, partial=False)
    if laid != standing:
        publish(laid, settings.output)
    run.problems += stale
    return run


def sign_lines(run: Signing, language: EditorLanguage, output: str, folder: str) -> Iterator[str]:
    """What was signed, a line for each file; then by whom, and where it is."""
    texts = _TEXTS[language]
    for path in run.signed:
        yield texts["signed"].format(path=path)
    if run.signed:
        yield texts["total"].format(holder=run.holder, count=len(run.signed), folder=folder, output=output)
    if run.before:
        yield texts["before"].format(count=run.before)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every document of a run is signed with. Texts are made once for each language."""

    settings: Settings
    order: Order
    pen: "Pen"
    texts: dict[str, SignatureTexts] = field(default_factory=dict)

    def texts_in(self, language: str) -> SignatureTexts:
        if language not in self.texts:
            holder = self.pen.holder
            organisation = holder.organisation if holder.organisation != holder.name else ""
            said = Said(holder.name, organisation, self.pen.moment, language)
            self.texts[language] = signature_texts(said, self.settings.templates, self.settings.cache)
        return self.texts[language]


def _sign_all(
    run: Signing, documents: Sequence[Artefact], signed: SignedFolder, files: dict[str, SignedFile], desk: _Desk
) -> None:
    from bulletin.signatures.signing import NotSignedError, TimestampError, UnreadableError  # noqa: PLC0415

    for document in documents:
        where = Location((desk.settings.output / document.path).as_posix())
        try:
            _sign_one(run, document, signed, files, desk)
        except PlaceError as error:
            run.problems.append(Problem(code=error.code, where=where, values=error.values))
        except UnreadableError as error:
            run.problems.append(Problem(code="pdf-unreadable", where=where, values={"reason": str(error)}))
        except TimestampError as error:
            # The next document would fare no better.
            run.problems.append(Problem(code="timestamp-failed", where=where, values={"reason": str(error)}))
            run.failed = True
            return
        except NotSignedError as error:
            run.problems.append(Problem(code="signing-failed", where=where, values={"reason": str(error)}))
            run.failed = True
            return


def _sign_one(
    run: Signing, document: Artefact, signed: SignedFolder, files: dict[str, SignedFile], desk: _Desk
) -> None:
    from bulletin.signatures.signing import sign_document, signed_by  # noqa: PLC0415

    digest = sha256(document.content)
    # A document that somebody has signed gets a further signature, on top of the first.
    earlier = signed.find(document.path, digest)
    content = document.content if earlier is None else earlier
    if signed_by(content, desk.pen):
        run.before += 1
        return
    texts = desk.texts_in(document.path.partition("/")[0])
    made = sign_document(content, desk.pen, desk.order.place, texts.draw, texts.label)
    write_signed(signed.folder, document.path, made)
    if earlier is None:
        files[document.path] = SignedFile(digest, sha256(made))
    else:
        known = signed.files[document.path]
        files[document.path] = SignedFile(known.unsigned, sha256(made), (*known.earlier, known.signed))
    run.signed.append(document.path)


@contextmanager
def _opened(order: Order, ask: Ask, moment: datetime) -> "Iterator[Pen]":
    """The key, open for as long as the run takes, so that a thousand documents ask for one passphrase."""
    try:
        from bulletin.signatures.certificates import refuse_unfit  # noqa: PLC0415
        from bulletin.signatures.keys import read_key_file  # noqa: PLC0415
        from bulletin.signatures.signing import Pen, timestamp_server  # noqa: PLC0415
        from bulletin.signatures.tokens import open_token  # noqa: PLC0415
    except ImportError as error:
        raise MachineError("signing-library-missing", "pyhanko", error.name or str(error)) from error

    if not order.source.is_file():  # told before anybody types a passphrase for nothing
        code = "token-library-missing" if order.library else "file-unread"
        values = {"reason": os.strerror(errno.ENOENT)}
        raise RefusedError(Problem(code=code, where=Location(order.source.as_posix()), values=values))
    server = timestamp_server(order.timestamps) if order.timestamps else None
    passphrase = read_passphrase(order.passphrase_file, os.environ, ask, order.source)
    if order.key_file is not None:
        signer = read_key_file(order.key_file, passphrase)
        refuse_unfit(signer.signing_cert, order.source, moment)
        yield Pen(signer, server, moment)
        return
    with open_token(order.source, passphrase, token=order.token, key=order.key) as signer:
        refuse_unfit(signer.signing_cert, order.source, moment)
        yield Pen(signer, server, moment)
