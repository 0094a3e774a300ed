"""The two languages of the site, as their catalogues stand."""

from pathlib import Path

import pytest

from bulletin.i18n.locale import Locale, load_locale

_LOCALES = Path(__file__).parents[2] / "templates" / "locales"


@pytest.fixture(scope="session")
def vi() -> Locale:
    return load_locale("vi", _LOCALES)


@pytest.fixture(scope="session")
def en() -> Locale:
    return load_locale("en", _LOCALES)


@pytest.fixture(scope="session")
def locales(vi: Locale, en: Locale) -> tuple[Locale, Locale]:
    """Vietnamese and English, for tests that hold one against the other."""
    return vi, en
