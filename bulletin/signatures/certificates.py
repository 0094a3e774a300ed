"""Certificates as people speak of them: whose they are, who issued them, from when to when they hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asn1crypto import x509
from pyhanko.keys.pemder import load_certs_from_pemder_data

from bulletin.problems import Location, Problem, RefusedError

# Either will do: of the certificates that are issued in Vietnam some bear the one, some the other, most both.
SIGNING_USAGES = frozenset({"digital_signature", "non_repudiation"})


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose a certificate is; `organisation` may be empty."""

    name: str
    organisation: str
    issuer: str

    @property
    def shown(self) -> str:
        """The holder in one line, the organisation only where the name does not say it already."""
        return f"{self.name} ({self.organisation})" if self.organisation not in ("", self.name) else self.name


def holder_of(certificate: x509.Certificate) -> Holder:
    """The holder of a certificate."""
    return Holder(
        _part(certificate.subject, "common_name") or certificate.subject.human_friendly,
        _part(certificate.subject, "organization_name"),
        _part(certificate.issuer, "common_name") or certificate.issuer.human_friendly,
    )


def refuse_unfit(certificate: x509.Certificate, source: Path, moment: datetime) -> None:
    """Refuse to sign with a certificate that nobody would accept.

    Raises:
        RefusedError: It does not hold yet or no longer, or was not issued for signing.
    """
    values = {"name": holder_of(certificate).shown}
    if moment > certificate.not_valid_after:
        values["date"] = certificate.not_valid_after.astimezone(moment.tzinfo).date().isoformat()
        raise RefusedError(Problem(code="certificate-expired", where=Location(source.as_posix()), values=values))
    if moment < certificate.not_valid_before:
        values["date"] = certificate.not_valid_before.astimezone(moment.tzinfo).date().isoformat()
        raise RefusedError(Problem(code="certificate-early", where=Location(source.as_posix()), values=values))
    usages = certificate.key_usage_value
    if usages is not None and not SIGNING_USAGES & usages.native:
        raise RefusedError(Problem(code="certificate-use", where=Location(source.as_posix()), values=values))


def read_trusted(files: Iterable[Path]) -> tuple[x509.Certificate, ...]:
    """The certificates in PEM or DER files, which whoever verifies has chosen to trust.

    Raises:
        RefusedError: A file cannot be read, or holds none.
    """
    found: list[x509.Certificate] = []
    for file in files:
        try:
            here = list(load_certs_from_pemder_data(file.read_bytes()))
        except OSError as error:
            values = {"reason": error.strerror or str(error)}
            raise RefusedError(Problem(code="file-unread", where=Location(str(file)), values=values)) from error
        except (ValueError, TypeError):
            here = []
        if not here:
            raise RefusedError(Problem(code="trust-unreadable", where=Location(str(file))))
        found += here
    return tuple(found)


def _part(name: x509.Name, kind: str) -> str:
    """One part of a name; a name may have several of a kind, of which the last is the most special."""
    value = name.native.get(kind, "")
    return str(value if isinstance(value, str) else value[-1]).strip()
