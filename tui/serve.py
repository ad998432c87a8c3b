"""The dashboard in a browser: textual-serve on this machine, closed to pages, names and people from elsewhere."""

import hmac
import os
import secrets
import sys
from dataclasses import dataclass
from datetime import date
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import WSCloseCode, web
from aiohttp.typedefs import Handler
from aiohttp_jinja2 import render_template
from textual_serve.server import Server

from tracker.service.processes.machine import readers
from tracker.wording.language import Language
from tracker.wording.words import Words

from .catalogue import TEXTS
from .sessions import Session

FONT_SIZE = 16
SESSIONS = 8
"""Dashboards open at one time, unless the machine's memory bears fewer."""

TEMPLATES = Path(__file__).parent / "web"
"""Our own page: the one of textual-serve fetches a font from outside."""

_MESSAGE = 1 << 20
"""Bytes of the longest message from a browser: a long paste."""
_COOKIE = "tracker"
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class Served:
    """What is served, and what whoever opens it may do: see `tui.serve_dashboard`."""

    url: str
    lang: str = "zh"
    as_of: date | None = None
    person: str | None = None
    read_only: bool = False
    folders: tuple[Path, ...] = ()
    sessions: int = SESSIONS


class DeskServer(Server):
    """Starts a dashboard for each page that is opened, up to a number.

    A dashboard is access to files as the server's user. So a page opens only by an address with a token that works once
    and then gives the browser a key of its own; a request must name this very server (`Host`); and the web socket is
    given to its own page alone (`Origin`, which every browser sends there).
    """

    def __init__(self, served: Served, host: str, port: int) -> None:
        self.served = served
        self.words = Words(Language(served.lang))
        self.count, self.memory = readers(served.sessions)
        self.open = 0
        self._token = ""
        self._keys: set[str] = set()
        name = f"[{host}]" if ":" in host else host
        title = self.words.say(TEXTS["web.title"])
        super().__init__("", host, port, title, public_url=f"http://{name}:{port}", templates_path=TEMPLATES)

    def address(self) -> str:
        """An address that opens a page once."""
        self._token = secrets.token_urlsafe(24)
        return f"{self.public_url}/?token={self._token}"

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guarded)
        return app

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        if not self.is_ours(request.host) or not self.is_own_page(origin, request.host):
            raise web.HTTPForbidden(text="not from here")
        if request.path == "/ws" and origin is None:
            raise web.HTTPForbidden(text="no page")
        if request.path == "/" and "token" in request.query:
            return self._let_in(request.query["token"])
        if not self._is_known(request):
            raise web.HTTPForbidden(text=self.words.say(TEXTS["web.no_token"]))
        if request.path.startswith("/static") and self._is_folder(request.path):
            raise web.HTTPNotFound
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = _POLICY
            response.headers["X-Content-Type-Options"] = "nosniff"
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["Cache-Control"] = "no-store"
        return response

    def _let_in(self, token: str) -> web.Response:
        if not self._token or not hmac.compare_digest(token.encode(), self._token.encode()):
            raise web.HTTPForbidden(text=self.words.say(TEXTS["web.no_token"]))
        key = secrets.token_urlsafe(24)
        self._keys.add(key)
        self.console.print(
            self.words.say(TEXTS["web.next"], url=self.address()), markup=False, soft_wrap=True
        )
        response = web.Response(status=303, headers={"Location": "/", "Referrer-Policy": "no-referrer"})
        response.set_cookie(_COOKIE, key, httponly=True, samesite="Lax", path="/")
        return response

    def _is_known(self, request: web.Request) -> bool:
        given = request.cookies.get(_COOKIE, "")
        return any(hmac.compare_digest(given.encode(), key.encode()) for key in self._keys)

    def _is_folder(self, path: str) -> bool:
        inside = path.removeprefix("/static").lstrip("/")
        return (self.statics_path / inside).is_dir()

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

    def may(self) -> str:
        """Who may do what, for the foot of the page."""
        served = self.served
        if served.read_only:
            able = [self.words.say(TEXTS["web.may.read"])]
        elif served.person:
            able = [self.words.say(TEXTS["web.may.mark"], person=served.person)]
        else:
            able = [self.words.say(TEXTS["web.may.mark_anyone"])]
        if served.folders:
            folders = "、".join(str(folder) for folder in served.folders)
            able.append(self.words.say(TEXTS["web.may.folders"], folders=folders))
        else:
            able.append(self.words.say(TEXTS["web.may.no_folders"]))
        return " · ".join(able)

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page. All its addresses are this server's, by the name the browser used."""
        size = request.query.get("fontsize", "")
        context = {
            "application": {
                "name": self.title,
                "may": self.may(),
                **{name: self.words.say(TEXTS[f"web.{name}"]) for name in ("opening", "closed", "again")},
            },
            "static": "/static/",
            "socket": f"ws://{request.host}/ws",
            "font_size": int(size) if size.isdecimal() and 6 <= int(size) <= 48 else FONT_SIZE,
        }
        return render_template("app_index.html", request, context)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """One dashboard, for as long as its page is open."""
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=_MESSAGE)
        await socket.prepare(request)
        if self.open >= self.count:
            stated = self.words.say(TEXTS["web.full"], count=self.count)
            await socket.send_bytes(stated.encode())
            await socket.close(code=WSCloseCode.TRY_AGAIN_LATER)
            return socket
        self.open += 1
        session = Session(
            command(self.served, self.memory),
            {"TRACKER_DB": self.served.url},
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=socket.close,
            download_manager=self.download_manager,
        )
        try:
            await session.start(_cells(request, "width", 80), _cells(request, "height", 24))
            await self._process_messages(socket, session)
        finally:
            self.open -= 1
            await session.stop()
        return socket

    async def on_startup(self, app: web.Application) -> None:
        """Nothing of textual-serve's own: where the dashboard is, is reported once it can be reached."""

    def serve(self, debug: bool = False) -> None:
        """Serve until interrupted. OSError when the port cannot be had."""
        # No log of requests: an address may hold a token.
        web.run_app(self._make_app(), host=self.host, port=self.port, print=self._tell, access_log=None)

    def _tell(self, _started: str) -> None:
        stated = self.words.say(TEXTS["web.serving"], url=self.address())
        self.console.print(stated, markup=False, soft_wrap=True)
        self.console.print(self.may(), markup=False, soft_wrap=True)
        if not is_loopback(self.host):
            self.console.print(self.words.say(TEXTS["web.open_to_all"]), markup=False, style="bold red")


def _cells(request: web.Request, name: str, usual: int) -> int:
    given = request.query.get(name, "")
    return min(int(given), 1000) if given.isdecimal() and len(given) < 5 and int(given) else usual


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def command(served: Served, memory: int) -> list[str]:
    """The command line of one dashboard. It names no store: every user of the machine can read it."""
    words = [sys.executable, "-m", "tui", "--parent", str(os.getpid()), "--memory", str(memory)]
    words += ["--lang", served.lang]
    if served.as_of is not None:
        words += ["--as-of", served.as_of.isoformat()]
    if served.person:
        words.append(f"--person={served.person}")
    if served.read_only:
        words.append("--read-only")
    words += [f"--folder={folder.absolute()}" for folder in served.folders]
    return words
