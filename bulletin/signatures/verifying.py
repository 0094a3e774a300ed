"""Examines the signatures of a document: whose, when, whether it was changed since, and whether they can be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, Literal

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import PdfSignatureStatus, validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from bulletin.signatures.certificates import SIGNING_USAGES, Holder, holder_of
from bulletin.signatures.signing import UnreadableError

# "later": something was added that signatures allow for, as when a second person signs.
Integrity = Literal["whole", "later", "changed", "broken"]
# "unasked" where nobody said whom to trust.
Trust = Literal["trusted", "unasked", "expired", "untrusted"]


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature. `attested` holds where a timestamp server that is trusted, or may be, vouches for the time."""

    holder: Holder
    time: datetime | None
    attested: Holder | None
    integrity: Integrity
    trust: Trust
    until: datetime


# The certificates that chains may end at; None where nobody named any.
Roots = Sequence[x509.Certificate] | None


def signatures_of(content: bytes, trusted: Roots, moment: datetime) -> tuple[Signature, ...]:
    """The signatures of a document, in their order.

    Certificates must be sound at `moment`, or at the time that a trusted timestamp attests.

    Raises:
        UnreadableError: It is no PDF that can be read.
    """
    try:
        reader = PdfFileReader(BytesIO(content))
        return tuple(_examined(one, trusted, moment) for one in reader.embedded_regular_signatures)
    except (
        Exception
    ) as error:  # pyHanko stumbles over damage in many ways, and no file that was sent in may end the run
        raise UnreadableError(f"{type(error).__name__}: {error}") from error


def _examined(one: EmbeddedPdfSignature, trusted: Roots, moment: datetime) -> Signature:
    status = _status(one, trusted, moment)
    stamped = status.timestamp_validity
    if stamped and stamped.trusted and trusted is not None:
        # A certificate that has expired since was sound when the server attested the time.
        status = _status(one, trusted, stamped.timestamp, stamps_at=moment)
    if stamped and not (stamped.intact and stamped.valid and (stamped.trusted or trusted is None)):
        stamped = None
    certificate = one.signer_cert
    return Signature(
        holder=holder_of(certificate),
        time=stamped.timestamp if stamped else one.self_reported_timestamp,
        attested=holder_of(stamped.signing_cert) if stamped else None,
        integrity=_integrity(status),
        trust=_trust(status, certificate, trusted, moment),
        until=certificate.not_valid_after,
    )


def _status(
    one: EmbeddedPdfSignature,
    trusted: Roots,
    moment: datetime,
    stamps_at: datetime | None = None,
) -> PdfSignatureStatus:
    def context(at: datetime) -> Any:
        return ValidationContext(trust_roots=list(trusted or ()), moment=at, allow_fetching=False)

    return validate_pdf_signature(
        one,
        context(moment),
        ts_validation_context=context(stamps_at or moment),
        key_usage_settings=KeyUsageConstraints(key_usage=set(SIGNING_USAGES)),
    )


def _integrity(status: PdfSignatureStatus) -> Integrity:
    if not (status.intact and status.valid):
        return "broken"
    if not status.docmdp_ok:
        return "changed"
    return "whole" if status.modification_level is ModificationLevel.NONE else "later"


def _trust(
    status: PdfSignatureStatus,
    certificate: x509.Certificate,
    trusted: Roots,
    moment: datetime,
) -> Trust:
    if trusted is None:
        return "unasked"
    if status.trusted:
        return "trusted"
    return "expired" if certificate.not_valid_after < moment else "untrusted"
