"""Links to data files, with their formats and sizes."""

from collections.abc import Iterable
from decimal import Decimal

from bulletin.i18n.locale import Locale
from bulletin.i18n.numbers import format_decimal
from bulletin.model.indicator import Indicator
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.addresses import Addresses, indicator_data_file, place_data_file
from bulletin.render.edition import Edition
from bulletin.validate.condensed import outline_of

_KILO = 1000
_SMALL = 9.5


@record(frozen=True, slots=True)
class Download:
    """A data file; `size` is empty where it is not made yet, as in a preview of pages alone."""

    href: str
    label: str
    size: str


def download(path: str, label: str, edition: Edition, addresses: Addresses) -> Download:
    """A link to one data file."""
    known = edition.sizes.get(path)
    size = "" if known is None else print_size(known, edition.locale)
    return Download(addresses.file(path), label, size)


def downloads(paths: Iterable[str], edition: Edition, addresses: Addresses) -> tuple[Download, ...]:
    """Links by the formats that the files' names end with."""
    return tuple(download(path, path.rpartition(".")[2].upper(), edition, addresses) for path in paths)


def place_downloads(place: Place, edition: Edition, addresses: Addresses) -> tuple[Download, ...]:
    """The figures of a place that has any."""
    has_any = any(stated.has_figure for one in edition.site.of_place(place) for stated in outline_of(one))
    paths = [place_data_file(place, extension) for extension in ("csv", "json")] if has_any else []
    return downloads(paths, edition, addresses)


def indicator_downloads(indicator: Indicator, edition: Edition, addresses: Addresses) -> tuple[Download, ...]:
    """The figures of an indicator that has any."""
    observed = edition.site.observations.get(indicator.id)
    paths = [indicator_data_file(indicator, extension) for extension in ("csv", "json")] if observed else []
    return downloads(paths, edition, addresses)


def print_size(size: int, locale: Locale) -> str:
    """A size as people read it: one digit behind the sign while it is small, thousands of bytes in a kilobyte."""
    kilobytes = size / _KILO
    if kilobytes < _KILO:
        return locale.gettext("{size} kB").format(size=_rounded(kilobytes, locale))
    return locale.gettext("{size} MB").format(size=_rounded(kilobytes / _KILO, locale))


def _rounded(number: float, locale: Locale) -> str:
    return format_decimal(Decimal(number), 1 if number < _SMALL else 0, locale)
