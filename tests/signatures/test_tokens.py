"""Keys on a token: SoftHSM is one in software, and speaks PKCS#11 as those do that agencies hand out."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11 import Attribute, CertificateType, ObjectClass
from pkcs11 import lib as load
from pkcs11.exceptions import PinIncorrect

from bulletin.cli import MACHINE, PUBLISHED, WRONG_COMMAND, main
from bulletin.signatures.signing import NotSignedError, Pen, sign_document
from bulletin.signatures.tokens import open_token
from tests.conftest import ROOT
from tests.signatures.authority import Certified, certify
from tests.signatures.conftest import MOMENT, pdfsig

_LIBRARIES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib64/pkcs11/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
)
PIN = "482913"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, person: Certified, root: Certified) -> Iterator[str]:
    """SoftHSM with three tokens: of one key, of two, of none. It reads its settings once a process."""
    found = next((path for path in _LIBRARIES if Path(path).exists()), None)
    tool = shutil.which("softhsm2-util")
    assert found, "SoftHSM is missing: apt-get install softhsm2"
    assert tool, "softhsm2-util is missing: apt-get install softhsm2"
    folder = tmp_path_factory.mktemp("tokens")
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder}\nobjectstore.backend = file\nlog.level = ERROR\n")
    second = certify("Lê Thử Nghiệm", "Đơn vị thử nghiệm", root)
    tokens = {"Cá nhân": {"Ký số": person}, "Hai khóa": {"Một": person, "Hai": second}, "Trống": {}}
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOFTHSM2_CONF", str(settings))
        key = folder / "key.pem"
        for label, owners in tokens.items():
            initialise = [tool, "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "1234"]
            subprocess.run(initialise, check=True, capture_output=True)
            for number, (name, owner) in enumerate(owners.items(), start=1):
                key.write_bytes(owner.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
                take = [tool, "--token", label, "--pin", PIN, "--label", name, "--id", f"{number:02x}", "--import"]
                subprocess.run([*take, str(key)], check=True, capture_output=True)
        key.unlink()
        for label, owners in tokens.items():
            with load(found).get_token(token_label=label).open(rw=True, user_pin=PIN) as session:
                for number, (name, owner) in enumerate(owners.items(), start=1):
                    session.create_object(_certificate(owner, name, number))
        yield found


def _certificate(owner: Certified, name: str, number: int) -> dict[Attribute, object]:
    return {
        Attribute.CLASS: ObjectClass.CERTIFICATE,
        Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
        Attribute.TOKEN: True,
        Attribute.LABEL: name,
        Attribute.ID: bytes([number]),
        Attribute.SUBJECT: owner.certificate.subject.public_bytes(),
        Attribute.VALUE: owner.certificate.public_bytes(Encoding.DER),
    }


def sign(library: str, output: Path, pin: str, *options: str) -> int:
    file = output.parent / "pin"
    file.write_text(f"{pin}\n")
    shared = ("--output", str(output), "--passphrase-file", str(file), "--messages", "en")
    return main(["sign", "--pkcs11", library, *shared, *options])


def test_a_token_signs_all_prints_with_one_pin(library: str, output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sign(library, output, PIN, "--token", "Cá nhân") == PUBLISHED
    printed = capsys.readouterr()
    assert "Signer: Người ký thử nghiệm (Đơn vị thử nghiệm). Files signed now: 2." in printed.out
    assert PIN not in printed.out + printed.err
    for path in output.rglob("*.pdf"):
        assert "Signature is Valid" in pdfsig(path)


def test_one_of_several_keys_is_named(library: str, output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sign(library, output, PIN, "--token", "Hai khóa", "--key", "Hai", "--only", "vi/*") == PUBLISHED
    assert "Signer: Lê Thử Nghiệm" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("000000", "--token", "Cá nhân"), "pin-wrong"),
        ((PIN,), "token-choice"),
        ((PIN, "--token", "Của ai"), "token-unknown"),
        ((PIN, "--token", "Trống"), "token-empty"),
        ((PIN, "--token", "Hai khóa"), "token-key-choice"),
        ((PIN, "--token", "Hai khóa", "--key", "Ba"), "token-key-unknown"),
    ],
)
def test_what_cannot_be_opened_is_told_with_a_remedy(
    library: str, output: Path, given: tuple[str, ...], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sign(library, output, *given) == WRONG_COMMAND
    printed = capsys.readouterr()
    assert f"error[{code}]" in printed.out
    assert "    fix: " in printed.out
    assert given[0] not in printed.out + printed.err
    assert not (output.parent / "signed").exists()


def test_a_library_that_is_none_is_a_fault_of_the_machine(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "token.so"
    file.write_bytes(b"no library")
    assert sign(str(file), output, PIN) == MACHINE
    printed = capsys.readouterr()
    assert "error[token-failed]" in printed.out
    assert "Traceback" not in printed.err


def test_a_library_without_a_token_says_to_plug_one_in(library: str, output: Path, tmp_path: Path) -> None:
    """In a process of its own, since SoftHSM reads its settings once."""
    settings = tmp_path / "softhsm2.conf"
    tmp_path.joinpath("none").mkdir()
    settings.write_text(f"directories.tokendir = {tmp_path / 'none'}\n")
    environment = {**os.environ, "SOFTHSM2_CONF": str(settings), "BULLETIN_PASSPHRASE": PIN}
    command = [sys.executable, str(ROOT / "build.py"), "sign", "--output", str(output), "--pkcs11", library]
    ran = subprocess.run([*command, "--messages", "en"], env=environment, capture_output=True, check=False)
    assert ran.returncode == WRONG_COMMAND
    assert b"error[token-missing]" in ran.stdout


def test_a_token_that_fails_while_it_signs_is_told_as_such(library: str, document: bytes) -> None:
    with open_token(Path(library), PIN, token="Cá nhân", key=None) as signer:  # noqa: S106 - a label
        pass
    # The session is closed by now, as when somebody pulls the token out.
    with pytest.raises(NotSignedError):
        sign_document(document, Pen(signer, None, MOMENT), None, lambda _width, _height: None, "")


def test_a_token_that_has_locked_itself_is_told_as_such(
    library: str, output: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """SoftHSM never locks: here its answer to a wrong PIN is changed to the one of tokens that do."""
    monkeypatch.setattr("bulletin.signatures.tokens._WRONG_PIN", ())
    monkeypatch.setattr("bulletin.signatures.tokens.PinLocked", PinIncorrect)
    assert sign(library, output, "000000", "--token", "Cá nhân") == WRONG_COMMAND
    assert "error[pin-locked]" in capsys.readouterr().out
