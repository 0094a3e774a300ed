"""Key files: what opens, and what is said of those that do not."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from bulletin.problems import RefusedError
from bulletin.signatures.certificates import holder_of
from bulletin.signatures.keys import read_key_file
from tests.signatures.authority import PASSPHRASE, Certified


def test_a_key_file_opens_with_its_passphrase_alone(person: Certified, root: Certified, tmp_path: Path) -> None:
    file = person.key_file(tmp_path / "key.p12", root)
    holder = holder_of(read_key_file(file, PASSPHRASE).signing_cert)
    assert (holder.name, holder.organisation, holder.issuer) == (
        "Người ký thử nghiệm",
        "Đơn vị thử nghiệm",
        "Gốc thử nghiệm",
    )
    for wrong in ("", PASSPHRASE.upper(), PASSPHRASE + "\n"):
        with pytest.raises(RefusedError) as refused:
            read_key_file(file, wrong)
        assert refused.value.problem.code == "passphrase-wrong"


def test_a_file_of_certificates_alone_has_no_key_to_sign_with(root: Certified, tmp_path: Path) -> None:
    file = tmp_path / "key.p12"
    locked = BestAvailableEncryption(PASSPHRASE.encode())
    file.write_bytes(pkcs12.serialize_key_and_certificates(b"", None, None, [root.certificate], locked))
    with pytest.raises(RefusedError) as refused:
        read_key_file(file, PASSPHRASE)
    assert refused.value.problem.code == "key-file-empty"
