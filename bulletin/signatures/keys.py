"""A key in a PKCS#12 file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from asn1crypto import pkcs12 as form
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.keys.internal import (
    translate_pyca_cryptography_cert_to_asn1,
    translate_pyca_cryptography_key_to_asn1,
)
from pyhanko.sign.signers import Signer, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pyhanko_certvalidator.util import get_pyca_cryptography_hash

from bulletin.problems import Location, Problem, RefusedError, Value


class _OpenSigner(SimpleSigner):
    """Keeps the key open. pyHanko would load and check it anew for each signature, which takes most of the time."""

    def __init__(self, key: object, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._key = key

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        """The signature of the two usual kinds of keys; pyHanko makes the others."""
        digest = get_pyca_cryptography_hash(digest_algorithm)
        if isinstance(self._key, RSAPrivateKey):
            return self._key.sign(data, PKCS1v15(), digest)
        if isinstance(self._key, EllipticCurvePrivateKey):
            return self._key.sign(data, ECDSA(digest))
        return super().sign_raw(data, digest_algorithm)


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
    return _OpenSigner(
        key,
        signing_cert=translate_pyca_cryptography_cert_to_asn1(certificate),
        signing_key=translate_pyca_cryptography_key_to_asn1(key),
        cert_registry=issuers,
    )


def _refused(code: str, file: Path, **values: Value) -> RefusedError:
    given: Mapping[str, Value] = values
    return RefusedError(Problem(code=code, where=Location(file.as_posix()), values=given))
