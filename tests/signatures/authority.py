"""Certificates made for tests, and a timestamp server on this machine. Nobody of these names exists."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

PASSPHRASE = "mật khẩu thử 123"  # noqa: S105 - of keys that no test outlives
_KINDS: Mapping[str, Callable[[], RSAPrivateKey | EllipticCurvePrivateKey | Ed25519PrivateKey]] = {
    "rsa": lambda: generate_private_key(65537, 2048),
    "ec": lambda: ec.generate_private_key(ec.SECP256R1()),
    "ed25519": Ed25519PrivateKey.generate,
}
NOW = datetime.now(UTC)


@dataclass(frozen=True)
class Certified:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: RSAPrivateKey | EllipticCurvePrivateKey | Ed25519PrivateKey

    def key_file(self, path: Path, *issuers: "Certified") -> Path:
        """Write both as PKCS#12, with the certificates of the issuers."""
        others = [one.certificate for one in issuers]
        locked = BestAvailableEncryption(PASSPHRASE.encode())
        path.write_bytes(pkcs12.serialize_key_and_certificates(b"", self.key, self.certificate, others, locked))
        return path

    def root_file(self, path: Path) -> Path:
        """Write the certificate alone."""
        path.write_bytes(self.certificate.public_bytes(Encoding.PEM))
        return path


def certify(  # noqa: PLR0913 - what tests vary
    name: str,
    organisation: str,
    issuer: Certified | None = None,
    *,
    days: tuple[int, int] = (-1, 365),
    use: str = "sign",
    kind: str = "rsa",
) -> Certified:
    """A certificate by an issuer, or by itself; `use` is sign, issue, stamp or encrypt, `kind` that of the key.

    `days` are those from which and until which it holds, counted from today.
    """
    key = _KINDS[kind]()
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    usage = x509.KeyUsage(
        digital_signature=use in ("sign", "stamp"),
        content_commitment=use == "sign",
        key_encipherment=use == "encrypt",
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=use == "issue",
        crl_sign=use == "issue",
        encipher_only=False,
        decipher_only=False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW + timedelta(days=days[0]))
        .not_valid_after(NOW + timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(use == "issue", None), critical=True)
        .add_extension(usage, critical=True)
    )
    if use == "stamp":
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    signing = issuer.key if issuer else key
    digest = None if isinstance(signing, Ed25519PrivateKey) else hashes.SHA256()
    return Certified(made.sign(signing, digest), key)


@contextmanager
def timestamp_server(owner: Certified) -> Iterator[str]:
    """An RFC 3161 server on the loopback; its address."""
    stamper = DummyTimeStamper(
        asn1_x509.Certificate.load(owner.certificate.public_bytes(Encoding.DER)),
        asn1_keys.PrivateKeyInfo.load(owner.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
    )
    with answering(lambda asked: stamper.request_tsa_response(tsp.TimeStampReq.load(asked)).dump()) as address:
        yield address


@contextmanager
def answering(answer: Callable[[bytes], bytes]) -> Iterator[str]:
    """A server on the loopback that gives out its answers as timestamps; its address."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/tsa"
        server.shutdown()
