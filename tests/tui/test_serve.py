"""The browser's page: from this machine alone, nothing fetched from elsewhere."""

import shlex
import sys
from datetime import date

import pytest
from aiohttp.test_utils import TestClient, TestServer

from tracker.wording.language import Language
from tracker.wording.words import Words
from tui.serve import DeskServer, command_line, is_loopback


@pytest.fixture
async def client():
    server = DeskServer("true", "127.0.0.1", 8000, Words(Language.ZH))
    async with TestClient(TestServer(await server._make_app())) as client:
        yield client


async def test_the_page_asks_nothing_of_other_machines(client) -> None:
    response = await client.get("/")
    page = await response.text()
    assert response.status == 200
    assert "//fonts" not in page and "https:" not in page
    assert "承诺台账" in page
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    script = await client.get("/static/js/textual.js")
    assert script.status == 200


async def test_other_pages_and_other_names_are_refused(client) -> None:
    assert (await client.get("/", headers={"Host": "ledger.example"})).status == 403
    assert (await client.get("/ws", headers={"Origin": "http://evil.example"})).status == 403
    assert (await client.get("/", headers={"Host": "localhost:8000"})).status == 200


def test_beyond_this_machine_any_address_is_answered_but_no_strange_name() -> None:
    open_to_all = DeskServer("true", "0.0.0.0", 8000, Words(Language.ZH))
    assert open_to_all.is_ours("192.168.1.5:8000")
    assert not open_to_all.is_ours("evil.example")
    closed = DeskServer("true", "127.0.0.1", 8000, Words(Language.ZH))
    assert not closed.is_ours("192.168.1.5:8000")
    assert closed.is_ours("[::1]:8000")


def test_loopback_is_known_by_its_address() -> None:
    assert is_loopback("127.0.0.1") and is_loopback("::1") and is_loopback("localhost")
    assert not is_loopback("0.0.0.0") and not is_loopback("example.org")


@pytest.mark.skipif(sys.platform == "win32", reason="quoted for another shell there")
def test_the_command_is_quoted_for_the_shell() -> None:
    command = command_line("/tmp/a b; rm -rf ~.db", as_of=date(2023, 6, 30), lang="zh", person="张 三")
    assert shlex.split(command)[-1] == "/tmp/a b; rm -rf ~.db"
    assert "--as-of" in shlex.split(command)
    assert shlex.split(command)[-3] == "张 三"
