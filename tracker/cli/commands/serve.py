"""`tracker serve`: the desk in a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from click.core import ParameterSource

from tracker.cli import output, parameters
from tracker.cli.help import App, Command, option
from tracker.cli.store import address, explained, opened
from tracker.domain.lengths import NAME
from tracker.wording import Both

_ABOUT = Both(
    "在浏览器里打开同一个看板。打印出来的地址只能打开一次；默认只有本机能连，--host 开放给别的机器时传输不加密，请只在可信的网络里用。\n"
    "打开看板的人以启动服务的用户身份查看和标记；只能从 --folder 指定的文件夹导入、往里写文件，--read-only 只许查看。",
    "Opens the same dashboard in a browser. The address printed opens once; only this machine reaches it, and with --host "
    "others too, unencrypted: use that on a trusted network only.\nWhoever opens it looks and marks as the user who "
    "started the server; imports and files written stay within the folders named by --folder, and --read-only lets look only.",
)
_HOST = Both("在哪个地址上提供", "the address to listen on")
_PORT = Both("端口", "the port")
_FOLDER = Both(
    "可以导入和写出文件的文件夹，可多次给出",
    "a folder to import from and write to; may be given several times",
)
_READ_ONLY = Both("只许查看", "let look only")
_SESSIONS = Both("同时打开几个看板，默认 8", "how many dashboards at one time; default 8")
_SHOWN = Both(
    "--db 里的密码，本机别的用户能看到；请改用环境变量 TRACKER_DB",
    "other users of this machine can see the password in --db; use the variable TRACKER_DB instead",
)
_TAKEN = Both(
    "不能在这个地址上提供（{reason}）；请换一个 --port", "cannot listen there ({reason}); try another --port"
)
_PERSON = Both("以谁的名义标记（也可设 TRACKER_BY）", "whose name marks are made under (or set TRACKER_BY)")


@click.command("serve", cls=Command, about=_ABOUT)
@parameters.db
@parameters.as_of
@option("--host", default="127.0.0.1", show_default="127.0.0.1", metavar="HOST", about=_HOST)
@option(
    "--port", default=8000, show_default="8000", type=click.IntRange(1, 65535), metavar="PORT", about=_PORT
)
@option("--by", type=parameters.Words(NAME), metavar="NAME", envvar="TRACKER_BY", about=_PERSON)
@option(
    "--folder",
    "folders",
    metavar="DIR",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    about=_FOLDER,
)
@option("--read-only", is_flag=True, about=_READ_ONLY)
@option("--sessions", type=click.IntRange(1, 100), metavar="N", about=_SESSIONS)
@click.pass_context
def command(context: click.Context, /, db: str | None, **given: Any) -> None:
    """Serve the dashboard."""
    from tui import serve_dashboard

    app: App = context.obj
    if db and _has_password(db) and context.get_parameter_source("db") is ParameterSource.COMMANDLINE:
        output.tell(app.words.say(_SHOWN))
    # Opened and closed once here, so that a store that cannot be used is reported here and not in the browser.
    with opened(db, create=True):
        pass
    with explained(), _port_explained(app):
        serve_dashboard(
            address(db),
            as_of=given["as_of"],
            lang=app.words.language.value,
            person=given["by"],
            host=given["host"],
            port=given["port"],
            read_only=given["read_only"],
            folders=given["folders"],
            sessions=given["sessions"],
        )


@contextmanager
def _port_explained(app: App) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise click.UsageError(app.words.say(_TAKEN, reason=error.strerror or str(error))) from error


def _has_password(db: str) -> bool:
    return "://" in db and urlsplit(db).password is not None
