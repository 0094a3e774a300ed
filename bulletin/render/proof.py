"""Where a printed bulletin leads, and the code by which its figures are compared with those that the site has now."""

import segno

from bulletin.model.bulletin import Bulletin
from bulletin.model.release import released
from bulletin.record import record
from bulletin.render.addresses import Addresses, bulletin_path
from bulletin.render.edition import Edition
from bulletin.validate.release_lines import figures_digest

# As many hexadecimal digits as people will still compare: no two of a site's bulletins share them by chance.
_SHOWN = 16
_GROUP = 4
# The margin that readers of QR codes need, in modules.
_QUIET = 4


@record(frozen=True, slots=True)
class QrCode:
    """A QR code as the outline of its dark modules, one unit each, and what it says."""

    title: str
    view_box: str
    path: str


@record(frozen=True, slots=True)
class Proof:
    """The code of a bulletin's figures. `address` and `qr` are there in print alone, and where the site has an address.

    `anchor` is a fragment that the page has for as long as its figures are the ones that were printed: no page may link
    to it (`publish/outline.py` knows it by its beginning).
    """

    code: str
    anchor: str
    address: str = ""
    qr: QrCode | None = None


def proof_of(bulletin: Bulletin, edition: Edition, addresses: Addresses) -> Proof:
    """The code of a bulletin, and in print where to compare it."""
    digest = figures_digest(released(bulletin))[:_SHOWN]
    code = " ".join(digest[place : place + _GROUP] for place in range(0, _SHOWN, _GROUP))
    anchor = f"code-{digest}"
    if not addresses.in_print or addresses.root is None:
        return Proof(code, anchor)
    address = addresses.page(bulletin_path(bulletin))
    title = edition.locale.gettext("QR code: {address}").format(address=address)
    return Proof(code, anchor, address, make_qr_code(f"{address}#{anchor}", title))


def make_qr_code(text: str, title: str) -> QrCode:
    """A QR code that still reads when a seventh of it is damaged, as a stamp or a fold may do."""
    matrix = segno.make_qr(text, error="m", boost_error=False).matrix
    size = len(matrix) + 2 * _QUIET
    return QrCode(title, f"{-_QUIET} {-_QUIET} {size} {size}", "".join(map(_row, range(len(matrix)), matrix)))


def _row(y: int, modules: bytearray) -> str:
    """The runs of dark modules in a row, each as a rectangle."""
    path, x = "", 0
    while x < len(modules):
        run = 0
        while x + run < len(modules) and modules[x + run]:
            run += 1
        if run:
            path += f"M{x} {y}h{run}v1h-{run}z"
        x += run or 1
    return path
