"""A key in a PKCS#12 file."""

from collections.abc import Mapping
from pathlib import Path

from asn1crypto import pkcs12 as form
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.keys.internal import (
    translate_pyca_cryptography_cert_to_asn1,
    translate_pyca_cryptography_key_to_asn1,
)
from pyhanko.sign.signers import Signer, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from bulletin.problems import Location, Problem, RefusedError, Value


def read_key_file(file: Path, passphrase: str) -> Signer:
    """The key of a PKCS#12 file, with its certificate and those of its issuers.

    Raises:
        RefusedError: The file cannot be read, is none of the kind, holds no key; or the passphrase is another.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise _refused("file-unread", file, reason=error.strerror or str(error)) from error
    try:
        form.Pfx.load(content, strict=True)[
            "auth_safe"
        ]  # whether a wrong passphrase can be the reason for what follows
    except (ValueError, TypeError, KeyError) as error:
        raise _refused("key-file-unreadable", file) from error
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, passphrase.encode())
    except UnsupportedAlgorithm as error:
        raise _refused("key-file-unreadable", file) from error
    except ValueError:
        # What it says may repeat what it was given, so nothing of it goes on.
        raise _refused("passphrase-wrong", file) from None
    if key is None or certificate is None:
        raise _refused("key-file-empty", file)
    issuers = SimpleCertificateStore()
    issuers.register_multiple([translate_pyca_cryptography_cert_to_asn1(one) for one in others])
    return SimpleSigner(
        signing_cert=translate_pyca_cryptography_cert_to_asn1(certificate),
        signing_key=translate_pyca_cryptography_key_to_asn1(key),
        cert_registry=issuers,
    )


def _refused(code: str, file: Path, **values: Value) -> RefusedError:
    given: Mapping[str, Value] = values
    return RefusedError(Problem(code=code, where=Location(file.as_posix()), values=given))
