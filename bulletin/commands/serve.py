"""Shows the site on this machine, builds it again when a file changes, and reloads the browser.

The preview is built aside, without PDFs, so that `output/` stays what was last published. The script that reloads is
added to pages as they are served; no file holds it.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bulletin.settings import Settings

_EVENTS = "/__changes"
_RELOAD = b'<script>new EventSource("/__changes").onmessage = () => location.reload()</script>'
_LOOK_EVERY = 0.4  # seconds; looking over a few hundred files costs about a millisecond


@dataclass(slots=True)
class Changes:
    """Counts builds, and lets browsers wait for the next one."""

    count: int = 0
    news: threading.Condition = field(default_factory=threading.Condition)

    def tell(self) -> None:
        """Wake everyone who waits."""
        with self.news:
            self.count += 1
            self.news.notify_all()

    def wait(self, seen: int) -> int:
        """Wait for a build after the one numbered `seen`, ten seconds at most; the number of the latest."""
        with self.news:
            self.news.wait_for(lambda: self.count != seen, timeout=10)
            return self.count


def preview_settings(settings: Settings) -> Settings:
    """The same run, built aside and without PDFs."""
    return replace(settings, output=settings.cache / "preview", pdf=False)


def serve(settings: Settings, port: int, rebuild: Callable[[], None], ready: Callable[[str], None]) -> None:
    """Serve `settings.output` until interrupted; `rebuild` makes it anew, `ready` is told the address."""
    seen = _stamps(settings)  # before anything is read: what is edited meanwhile is built again
    rebuild()
    changes = Changes()
    handler = partial(_Handler, changes=changes, directory=str(settings.output))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        ready(f"http://127.0.0.1:{server.server_port}/")
        while True:
            threading.Event().wait(_LOOK_EVERY)
            if (now := _stamps(settings)) != seen:
                seen = now
                rebuild()
                changes.tell()


def _stamps(settings: Settings) -> dict[Path, int]:
    """When each file of the content and the templates was last written."""
    folders = (settings.content, settings.templates)
    files = (path for folder in folders for path in folder.rglob("*"))
    return {path: _written(path) for path in files}


def _written(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:  # deleted while we looked
        return 0


class _Handler(SimpleHTTPRequestHandler):
    """Files from the preview, pages with the reloading script, and the stream of changes."""

    def __init__(self, *args: object, changes: Changes, **kwargs: object) -> None:
        self._changes = changes
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == _EVENTS:
            self._stream()
        elif (page := self._page()) is not None:
            self._send(page)
        else:
            super().do_GET()

    def _page(self) -> bytes | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.endswith("/"):
            path /= "index.html"
        return path.read_bytes() + _RELOAD if path.suffix == ".html" and path.is_file() else None

    def _send(self, page: bytes) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(page)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = self._changes.count
        try:
            while True:
                latest = self._changes.wait(seen)
                self.wfile.write(b"data: changed\n\n" if latest != seen else b": still here\n\n")
                seen = latest
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            return  # the browser left

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for problems."""
