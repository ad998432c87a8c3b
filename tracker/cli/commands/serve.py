"""`tracker serve`: the desk in a browser."""

from datetime import date

import click

from tracker.cli import parameters
from tracker.cli.help import App, Command, option
from tracker.cli.store import address, explained, opened
from tracker.wording import Both

_ABOUT = Both(
    "在浏览器里打开同一个看板。默认只有本机能连；--host 开放给别的机器时没有登录，请只在可信的网络里用。",
    "Opens the same dashboard in a browser, reached from this machine alone. With --host others can reach it too, without "
    "a login: use that on a trusted network only.",
)
_HOST = Both("在哪个地址上提供", "the address to listen on")
_PORT = Both("端口", "the port")
_PERSON = Both("以谁的名义标记（也可设 TRACKER_BY）", "whose name marks are made under (or set TRACKER_BY)")


@click.command("serve", cls=Command, about=_ABOUT)
@parameters.db
@parameters.as_of
@option("--host", default="127.0.0.1", show_default="127.0.0.1", metavar="HOST", about=_HOST)
@option(
    "--port", default=8000, show_default="8000", type=click.IntRange(1, 65535), metavar="PORT", about=_PORT
)
@option("--by", metavar="NAME", envvar="TRACKER_BY", about=_PERSON)
@click.pass_obj
def command(app: App, db: str | None, as_of: date | None, host: str, port: int, by: str | None) -> None:
    """Serve the dashboard."""
    from tui import serve_dashboard

    # Opened and closed once here, so that a store that cannot be used is told here and not in the browser.
    with opened(db, create=True):
        pass
    with explained():
        serve_dashboard(
            address(db), as_of=as_of, lang=app.words.language.value, person=by, host=host, port=port
        )
