"""A key on a token or in a hardware module that speaks PKCS#11: it signs there, and never leaves."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pkcs11
from asn1crypto import x509
from pkcs11 import Attribute, ObjectClass
from pkcs11.constants import TokenFlag
from pkcs11.exceptions import PinIncorrect, PinInvalid, PinLenRange, PinLocked, PKCS11Error
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko.sign.signers import Signer

from bulletin.problems import Location, MachineError, Problem, RefusedError, Value

_WRONG_PIN = (PinIncorrect, PinInvalid, PinLenRange)


@contextmanager
def open_token(library: Path, pin: str, *, token: str | None, key: str | None) -> Iterator[Signer]:
    """The key on a token, for as long as the token is held open; `token` and `key` are labels, where there are several.

    Raises:
        RefusedError: There is no such token or key, or the PIN is another, or locked.
        MachineError: The token's library cannot be loaded, or fails.
    """
    chosen = _token(library, token)
    label = chosen.label.strip()
    try:
        session = chosen.open(user_pin=pin)
    except _WRONG_PIN:
        raise _refused("pin-wrong", library, token=label) from None
    except PinLocked:
        raise _refused("pin-locked", library, token=label) from None
    except PKCS11Error as error:
        raise _failed(library, error) from error
    with session:
        try:
            signer = _signer(session, key, library)
            _ = signer.signing_cert
        except PKCS11Error as error:
            raise _failed(library, error) from error
        yield signer


def _token(library: Path, label: str | None) -> Any:
    try:
        slots = pkcs11.lib(str(library.absolute())).get_slots(token_present=True)
        tokens = [slot.get_token() for slot in slots]
        tokens = [token for token in tokens if TokenFlag.TOKEN_INITIALIZED in token.flags]
    except (PKCS11Error, RuntimeError, OSError) as error:
        raise _failed(library, error) from error
    labels = [token.label.strip() for token in tokens]
    if not tokens:
        raise _refused("token-missing", library)
    if label is None and len(tokens) > 1:
        raise _refused("token-choice", library, labels=", ".join(labels))
    if label is None:
        return tokens[0]
    if label not in labels:
        raise _refused("token-unknown", library, token=label, labels=", ".join(labels))
    return tokens[labels.index(label)]


def _signer(session: Any, label: str | None, library: Path) -> Signer:
    """The key that has a certificate beside it, found by their common id."""
    certificates = list(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}))
    keys = {one[Attribute.ID]: one for one in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})}
    pairs = {
        (keys[found[Attribute.ID]].label or found[Attribute.LABEL]): found
        for found in certificates
        if found[Attribute.ID] in keys
    }
    if not pairs:
        raise _refused("token-empty", library)
    if label is None and len(pairs) > 1:
        raise _refused("token-key-choice", library, labels=", ".join(sorted(pairs)))
    if label is not None and label not in pairs:
        raise _refused("token-key-unknown", library, key=label, labels=", ".join(sorted(pairs)))
    own = pairs[label] if label is not None else next(iter(pairs.values()))
    others = [x509.Certificate.load(one[Attribute.VALUE]) for one in certificates if one is not own]
    return PKCS11Signer(
        session,
        signing_cert=x509.Certificate.load(own[Attribute.VALUE]),
        ca_chain=[one for one in others if one.ca],
        key_id=own[Attribute.ID],
    )


def _refused(code: str, library: Path, **values: Value) -> RefusedError:
    return RefusedError(Problem(code=code, where=Location(library.as_posix()), values=values))


def _failed(library: Path, error: Exception) -> MachineError:
    # Of many of its errors the name is all that there is to read.
    return MachineError("token-failed", library.as_posix(), f"{type(error).__name__} {error}".strip())
