"""The dashboard in a browser: textual-serve on this machine, closed to pages and names from elsewhere."""

import os
import shlex
import subprocess
import sys
from datetime import date
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler
from aiohttp_jinja2 import render_template
from textual_serve.server import Server

from tracker.wording.language import Language
from tracker.wording.words import Words

from .catalogue import TEXTS

FONT_SIZE = 16

TEMPLATES = Path(__file__).parent / "web"
"""Our own page: the one of textual-serve fetches a font from outside."""

_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'"
)


class DeskServer(Server):
    """Starts a dashboard for each page that is opened.

    There is no log-in, so a request must name this very server (`Host`), and one with an `Origin` must come from its own
    page: otherwise any web page open in the same browser could read the ledger through the web socket.
    """

    def __init__(self, command: str, host: str, port: int, words: Words) -> None:
        self.words = words
        name = f"[{host}]" if ":" in host else host
        super().__init__(
            command,
            host,
            port,
            words.say(TEXTS["web.title"]),
            public_url=f"http://{name}:{port}",
            templates_path=TEMPLATES,
        )

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._own_pages_only)
        return app

    @web.middleware
    async def _own_pages_only(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not self.is_ours(request.host) or not self.is_own_page(
            request.headers.get("Origin"), request.host
        ):
            raise web.HTTPForbidden(text="not from here")
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = _POLICY
            response.headers["X-Content-Type-Options"] = "nosniff"
            response.headers["Referrer-Policy"] = "no-referrer"
        return response

    def is_ours(self, host: str) -> bool:
        """Whether a `Host` header names this server. Where it listens beyond this machine any address does, no name."""
        name = urlsplit(f"//{host}").hostname or ""
        if name in ("localhost", self.host):
            return True
        try:
            address = ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or not is_loopback(self.host)

    def is_own_page(self, origin: str | None, host: str) -> bool:
        """Whether a request comes from a page of this server; browsers send no `Origin` for the first page itself."""
        return origin is None or urlsplit(origin).netloc == host

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page. All its addresses are this server's, by the name the browser used."""
        size = request.query.get("fontsize", "")
        context = {
            "application": {
                "name": self.title,
                **{name: self.words.say(TEXTS[f"web.{name}"]) for name in ("opening", "closed", "again")},
            },
            "static": "/static/",
            "socket": f"ws://{request.host}/ws",
            "font_size": int(size) if size.isdecimal() and 6 <= int(size) <= 48 else FONT_SIZE,
        }
        return render_template("app_index.html", request, context)

    async def on_startup(self, app: web.Application) -> None:
        """Say where the dashboard is; nothing of textual-serve's own."""
        self.console.print(self.words.say(TEXTS["web.serving"], url=self.public_url), markup=False)
        if not is_loopback(self.host):
            self.console.print(self.words.say(TEXTS["web.open_to_all"]), markup=False, style="bold red")


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def command_line(url: str | Path, *, as_of: date | None, lang: str, person: str | None) -> str:
    """The command that runs one dashboard, quoted for the shell textual-serve starts it with."""
    words = [sys.executable, "-m", "tui", "--lang", lang]
    if as_of is not None:
        words += ["--as-of", as_of.isoformat()]
    if person:
        words += ["--person", person]
    words += ["--", str(url)]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def serve(
    url: str | Path, *, as_of: date | None, lang: str, person: str | None, host: str, port: int
) -> None:
    """Serve until interrupted. See `tui.serve_dashboard`."""
    command = command_line(url, as_of=as_of, lang=lang, person=person)
    DeskServer(command, host, port, Words(Language(lang))).serve()
