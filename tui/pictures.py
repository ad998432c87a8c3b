"""`python -m tui.pictures SAMPLES FOLDER`: the pictures of the user guide, drawn by the real app on the samples."""

import argparse
import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from tracker.service.workspace import Workspace

from .app import TrackerApp
from .run import open_app
from .svg import mended

AS_OF = date(2023, 6, 30)
"""A day on which the samples show every status."""

NOW = datetime(2023, 6, 30, 1, 0, tzinfo=UTC)
SIZE = (116, 34)
ENDINGS = (".txt", ".docx", ".md")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its name, the screen it starts on, and the keys pressed there."""

    name: str
    place: str
    keys: tuple[str, ...] = ()


PICTURES = (
    Picture("overview", "overview"),
    Picture("ledger", "ledger", ("1", "down", "down")),
    Picture("review", "review", ("right",)),
    Picture("documents", "documents"),
    Picture("report", "report"),
)


def make_store(samples: Path, store: Path) -> None:
    """Read the samples into a new store."""
    papers = [path for path in sorted(samples.iterdir()) if path.suffix in ENDINGS and path.stem != "README"]
    with Workspace.open(store) as workspace:
        workspace.ingest(papers, now=NOW, by="")


async def take(app: TrackerApp, picture: Picture) -> str:
    """One picture as SVG."""
    app.desk.clock = lambda: NOW
    app.desk.place.screen = picture.place
    async with app.run_test(size=SIZE) as pilot:
        await _rest(app, pilot.pause)
        for key in picture.keys:
            await pilot.press(key)
            await _rest(app, pilot.pause)
        return mended(app.export_screenshot(title=app.desk.say("web.title")))


async def _rest(app: TrackerApp, pause: Callable[..., Awaitable[object]]) -> None:
    for _ in range(4):
        await pause(0.15)
        await app.workers.wait_for_complete()
    await pause()


def draw(samples: Path, folder: Path) -> None:
    """Draw every picture in both languages into `folder/zh` and `folder/en`."""
    with tempfile.TemporaryDirectory(prefix="tracker-") as temporary:
        store = Path(temporary) / "samples.db"
        make_store(samples, store)
        for lang in ("zh", "en"):
            (folder / lang).mkdir(parents=True, exist_ok=True)
            for number, picture in enumerate(PICTURES):
                state = Path(temporary) / f"{lang}{number}.json"
                person = "王主任" if lang == "zh" else "Wang"
                with open_app(store, as_of=AS_OF, lang=lang, person=person, state_path=state) as app:
                    drawn = asyncio.run(take(app, picture))
                (folder / lang / f"{picture.name}.svg").write_text(drawn, encoding="utf-8")


def main() -> None:
    """Read the arguments and draw."""
    parser = argparse.ArgumentParser(prog="python -m tui.pictures")
    parser.add_argument("samples", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    draw(given.samples, given.folder)


if __name__ == "__main__":
    main()
