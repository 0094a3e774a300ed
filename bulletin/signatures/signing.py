"""Signs documents one after another with one key: PAdES B-B, or B-T where a timestamp server is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import cms, x509
from pkcs11.exceptions import PKCS11Error
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper, TimestampRequestError
from pyhanko.stamp import NoOpStampStyle

from bulletin.signatures.certificates import Holder, holder_of
from bulletin.signatures.fields import prepare_field
from bulletin.signatures.places import Place, Stamp

_PATIENCE = 20  # seconds that a timestamp server may take


class UnreadableError(Exception):
    """It is no PDF, or one that is damaged or locked by a password."""


class TimestampError(Exception):
    """The timestamp server cannot be reached, or did not answer as it should."""


class NotSignedError(Exception):
    """The key, or the token that holds it, did not sign."""


@dataclass(frozen=True, slots=True)
class Pen:
    """A key that is open for signing, and the server that attests the time; `moment` is what the signer states."""

    signer: Signer
    timestamper: TimeStamper | None
    moment: datetime

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate of the key."""
        return self.signer.signing_cert

    @property
    def holder(self) -> Holder:
        """Whose the key is."""
        return holder_of(self.certificate)


def timestamp_server(address: str) -> TimeStamper:
    """The RFC 3161 server at an address; it is asked only when something is signed."""
    return _Server(address, timeout=_PATIENCE)


class _Server(HTTPTimeStamper):
    """Takes an answer that cannot be read for what it is: the server's fault, and not the document's."""

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        try:
            return await super().async_timestamp(message_digest, md_algorithm)
        except (ValueError, TypeError, KeyError) as error:
            raise TimestampRequestError("unreadable answer") from error


class _TimedSigner(PdfSigner):
    """States the moment that it is given, rather than the machine's in the machine's zone."""

    def __init__(self, pen: Pen, field: str) -> None:
        meta = PdfSignatureMetadata(field_name=field, subfilter=SigSeedSubFilter.PADES)
        super().__init__(meta, pen.signer, timestamper=pen.timestamper, stamp_style=NoOpStampStyle())
        self._moment = pen.moment

    def init_signing_session(self, *args: Any, **kwargs: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self._moment
        return session


def signed_by(content: bytes, pen: Pen) -> bool:
    """Whether a document bears a signature of this very certificate already.

    Raises:
        UnreadableError: It is no PDF that can be read.
    """
    with reading():
        reader = PdfFileReader(BytesIO(content))
        own = pen.certificate.dump()
        return any(one.signer_cert.dump() == own for one in reader.embedded_regular_signatures)


def sign_document(content: bytes, pen: Pen, place: Place, stamp: Stamp, label: str) -> bytes:
    """The document with one more signature, added behind what it holds.

    Raises:
        PlaceError: The place for the signature is not there.
        UnreadableError: It is no PDF that can be read.
        TimestampError: The timestamp server did not answer as it should.
        NotSignedError: The key did not sign.
    """
    with reading():
        writer = IncrementalPdfFileWriter(BytesIO(content))
        field = prepare_field(writer, place, stamp, label)
        signed: bytes = _TimedSigner(pen, field).sign_pdf(writer, existing_fields_only=True).getvalue()
    return signed


@contextmanager
def reading() -> Iterator[None]:
    """Turn what pyHanko raises into what it means here."""
    try:
        yield
    except TimestampRequestError as error:
        cause = error.__cause__ or error
        raise TimestampError(f"{type(cause).__name__}: {cause}") from error
    except (SigningError, PKCS11Error) as error:
        raise NotSignedError(f"{type(error).__name__} {error}".strip()) from error
    except (PdfError, ValueError) as error:
        raise UnreadableError(str(error)) from error
