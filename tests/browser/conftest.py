"""What all browser tests share: the real site without prints, opened from disk or served."""

import fcntl
import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from bulletin.cli import PUBLISHED, main
from tests.conftest import ROOT

SUB_PATH = "/ban/tin/"
# To be told in full of what passes would double the time that axe takes.
WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
_TEXTS = frozenset({".html", ".css", ".js", ".svg", ".json"})


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another process that builds it too waits, and then finds in the cache what was made."""
    output = tmp_path_factory.mktemp("browser") / "output"
    cache = ROOT / ".cache"
    cache.mkdir(exist_ok=True)
    with (cache / "tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert main(["build", "--no-pdf", "--output", str(output)]) == PUBLISHED
    return output


def lay_out_all(page: Page) -> None:
    """Browsers put off what is far out of sight; tests look at all of it."""
    page.evaluate(
        """() => {
          const style = new CSSStyleSheet();
          style.replaceSync("* { content-visibility: visible !important }");
          document.adoptedStyleSheets = [style];
        }"""
    )


def opened(browser: Browser, site: Path, file: str, width: int) -> tuple[Page, list[str], list[str]]:
    """The page, what it asked for, and what it complained of."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    path, question, query = file.partition("?")
    page.goto((site / path).as_uri() + question + query)
    lay_out_all(page)
    return page, requests, complaints


class _Host(SimpleHTTPRequestHandler):
    """Serves the site below a path of its own, and 404.html for whatever is not there, as static hosts do.

    They also compress what is text.
    """

    site: Path

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.suffix not in _TEXTS or "gzip" not in self.headers.get("Accept-Encoding", "") or not file.is_file():
            return super().do_GET()
        content = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None

    def translate_path(self, path: str) -> str:
        inside = path.partition("?")[0].removeprefix(SUB_PATH)
        found = self.site / inside if path.startswith(SUB_PATH) else self.site / "nothing here"
        return str(found / "index.html" if found.is_dir() else found)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (self.site / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    """The address below which a folder is served, which may still have to be filled; it ends with a slash."""
    host = type("Host", (_Host,), {"site": site})
    with ThreadingHTTPServer(("127.0.0.1", 0), host) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the real site."""
    with hosted(site) as address:
        yield address
