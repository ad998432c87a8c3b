"""The browser's page: let in by an address that works once, from this machine, with nothing fetched from elsewhere."""

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from textual.widgets import Input, Static

from tui.reach import Reach
from tui.screens.report import ReportScreen
from tui.serve import DeskServer, Served, command, is_loopback

from .session import Dashboard

Browser = TestClient[web.Request, web.Application]

PROJECT = Path(__file__).parents[2]
OWN = {"Origin": "http://127.0.0.1:8000", "Host": "127.0.0.1:8000"}


@pytest.fixture
async def server(tmp_path: Path) -> DeskServer:
    return DeskServer(Served(str(tmp_path / "t.db"), folders=(tmp_path,)), "127.0.0.1", 8000)


@pytest.fixture
async def client(server: DeskServer) -> AsyncIterator[Browser]:
    async with TestClient(TestServer(await server._make_app())) as client:
        yield client


def _token(server: DeskServer) -> str:
    return server.address().partition("?token=")[2]


async def test_an_address_lets_one_browser_in_once(client: Browser, server: DeskServer) -> None:
    for path in ("/", "/static/js/textual.js", "/ws", "/download/x", "/?token=", "/?token=guess"):
        assert (await client.get(path, headers=OWN)).status == 403, path
    token = _token(server)
    response = await client.get(f"/?token={token}", allow_redirects=False)
    assert response.status == 303 and response.headers["Location"] == "/"
    assert "HttpOnly" in response.headers["Set-Cookie"]
    assert (await client.get("/")).status == 200  # the browser's own key goes on
    client.session.cookie_jar.clear()
    assert (await client.get(f"/?token={token}")).status == 403
    assert (await client.get("/")).status == 403


async def test_the_page_asks_nothing_of_other_machines_and_says_who_may_do_what(
    client: Browser, server: DeskServer, tmp_path: Path
) -> None:
    response = await client.get(f"/?token={_token(server)}")
    page = await response.text()
    assert response.status == 200
    assert "//fonts" not in page and "https:" not in page
    assert "承诺台账" in page and "可以查看和标记" in page and str(tmp_path) in page
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert (await client.get("/static/js/textual.js")).status == 200
    for folder in ("/static", "/static/", "/static/js", "/static/css/"):
        assert (await client.get(folder)).status == 404, folder


async def test_other_pages_other_names_and_programs_without_a_page_are_refused(
    client: Browser, server: DeskServer
) -> None:
    await client.get(f"/?token={_token(server)}")
    assert (await client.get("/", headers={"Host": "ledger.example"})).status == 403
    assert (await client.get("/ws", headers={"Origin": "http://evil.example"})).status == 403
    assert (await client.get("/ws")).status == 403  # every browser sends an Origin there


def test_beyond_this_machine_any_address_is_answered_but_no_strange_name() -> None:
    open_to_all = DeskServer(Served("t.db"), "0.0.0.0", 8000)
    assert open_to_all.is_ours("192.168.1.5:8000")
    assert not open_to_all.is_ours("evil.example")
    closed = DeskServer(Served("t.db"), "127.0.0.1", 8000)
    assert not closed.is_ours("192.168.1.5:8000")
    assert closed.is_ours("[::1]:8000")


def test_loopback_is_known_by_its_address() -> None:
    assert is_loopback("127.0.0.1") and is_loopback("::1") and is_loopback("localhost")
    assert not is_loopback("0.0.0.0") and not is_loopback("example.org")


def test_a_command_line_names_no_store() -> None:
    served = Served("postgresql+psycopg://desk:geheim@db/tracker", person="--张三", read_only=True)
    words = command(served, 1 << 30)
    assert not any("geheim" in word or "postgresql" in word for word in words)
    assert "--person=--张三" in words and "--read-only" in words


def test_a_reach_covers_its_folders_and_no_way_out(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "a.txt").touch()
    (inside / "door").symlink_to(outside)
    reach = Reach((inside,))
    assert reach.covers(inside) and reach.covers(inside / "a.txt") and reach.covers(inside / "new.docx")
    assert not reach.covers(outside / "a.txt")
    assert not reach.covers(inside / "door" / "a.txt") and not reach.covers(inside / ".." / "out" / "a.txt")
    assert not Reach(()).covers(inside)
    assert Reach().covers(outside)


async def test_a_dashboard_in_a_browser_reaches_its_folders_alone(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("绝密")
    papers = tmp_path / "papers"
    papers.mkdir()
    async with dashboard(place="documents") as session:
        session.desk.reach = Reach((papers,))
        await session.press("a")
        session.find("#import-path", Input).value = str(secret)
        await session.press("f2")
        wrong = str(session.find("#import-wrong", Static).visual)
        assert str(papers) in wrong and "secret" not in wrong
    async with dashboard(place="report", state=tmp_path / "another.json") as session:
        session.desk.reach = Reach((papers,))
        session.find("#report-path", Input).value = str(tmp_path / "out.md")
        session.front(ReportScreen).action_write()
        await session.rest()
        assert str(papers) in session.told()
        assert not (tmp_path / "out.md").exists()


class Serving:
    """`tracker serve` as a process, and where it listens."""

    def __init__(self, store: Path, folder: Path, *more: str) -> None:
        self.port = _free_port()
        state = folder / "state"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tracker.cli.main", "serve", "--port", str(self.port), *more],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={
                **os.environ,
                "PYTHONPATH": str(PROJECT),
                "PYTHONUTF8": "1",
                "PYTHONUNBUFFERED": "1",
                "TRACKER_DB": str(store),
                "TRACKER_LANG": "zh",
                "XDG_STATE_HOME": str(state),
            },
        )
        self.origin = f"http://127.0.0.1:{self.port}"

    def address(self) -> str:
        """The next address it prints."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if found := re.search(r"http://\S+token=\S+", line):
                return found[0]
        raise AssertionError("no address")

    def end(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=30)


def _free_port() -> int:
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


async def _painted(socket: aiohttp.ClientWebSocketResponse) -> str:
    """What a dashboard shows first."""
    shown = b""
    async with asyncio.timeout(60):
        while "总览" not in shown.decode("utf-8", "replace"):
            message = await socket.receive()
            if message.type in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED):
                break
            shown += message.data if isinstance(message.data, bytes) else b""
    return shown.decode("utf-8", "replace")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
async def test_a_real_server_opens_as_many_dashboards_as_it_may(store: Path, tmp_path: Path) -> None:
    serving = Serving(store, tmp_path, "--sessions", "1", "--read-only")
    try:
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(cookie_jar=jar) as browser:
            async with browser.get(serving.address()) as response:
                assert response.status == 200
                assert "只能查看" in await response.text()
            given = {"Origin": serving.origin}
            async with browser.ws_connect(f"{serving.origin}/ws", headers=given) as first:
                assert "总览" in await _painted(first)
                (child,) = _children(serving.process.pid)
                assert str(store) not in Path(f"/proc/{child}/cmdline").read_text()
                assert re.search(r"Max data size\s+\d", Path(f"/proc/{child}/limits").read_text())
                async with browser.ws_connect(f"{serving.origin}/ws", headers=given) as second:
                    assert "已达上限" in await _painted(second)
            async with asyncio.timeout(30):
                while _children(serving.process.pid):
                    await asyncio.sleep(0.05)
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await browser.ws_connect(f"{serving.origin}/ws")
    finally:
        serving.end()


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
async def test_a_dashboard_ends_with_a_killed_server(store: Path, tmp_path: Path) -> None:
    serving = Serving(store, tmp_path)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        await browser.get(serving.address())
        headers = {"Origin": serving.origin}
        async with browser.ws_connect(f"{serving.origin}/ws", headers=headers) as socket:
            assert "总览" in await _painted(socket)
            children = _children(serving.process.pid)
            serving.process.kill()
            serving.process.communicate()
            async with asyncio.timeout(30):
                while any(Path(f"/proc/{child}").exists() for child in children):
                    await asyncio.sleep(0.05)


def _children(parent: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, owner = path.read_text().rpartition(")")[2].split()[:2]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(owner) == parent and state != "Z":
            found.append(int(path.parent.name))
    return found


_BROWSER = """
const listeners = {}, observers = [], focused = [];
const keys = { focus: () => focused.push("keys") };
let opened = false;
const element = { addEventListener: (name, act) => { listeners[name] = act; } };
const document = { body: {}, querySelector: (which) => which === ".xterm-helper-textarea" && opened ? keys : null,
  getElementById: () => element };
const window = { addEventListener: (name, act) => { listeners["window " + name] = act; } };
class MutationObserver {
  constructor(act) { this.act = act; }
  observe(what, how) { if (what === document.body && how.attributeFilter[0] === "class") observers.push(this.act); }
}
%s
observers[0](); opened = true; observers[0](); listeners["window focus"](); listeners.click();
console.log(focused.length);
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="needs something that runs a page's script")
async def test_the_keyboard_is_the_apps_from_its_first_picture_on(
    client: Browser, server: DeskServer
) -> None:
    page = await (await client.get(f"/?token={_token(server)}")).text()
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    node = shutil.which("node")
    assert node is not None
    ran = subprocess.run(
        [node, "-e", _BROWSER % script], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.strip() == "3"
    terminal = await (await client.get("/static/js/textual.js")).text()
    assert "xterm-helper-textarea" in terminal and '"-first-byte"' in terminal
