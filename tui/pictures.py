"""`python -m tui.pictures SAMPLES FOLDER`: the pictures of the user guide, drawn by the real app on the samples."""

import argparse
import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import chdir
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tracker.domain.correction import Changes
from tracker.domain.ledger import LedgerQuery
from tracker.domain.loop import Claim
from tracker.domain.vocabulary import ClaimKind, ClaimState, MarkKind, Status
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
    """A picture: its name, the screen it starts on, and the keys pressed there; `handed_out` is drawn on a ledger whose
    items have units, were handed out and partly answered.
    """

    name: str
    place: str
    keys: tuple[str, ...] = ()
    handed_out: bool = False


PICTURES = (
    Picture("overview", "overview"),
    Picture("ledger", "ledger", ("1", "down", "down")),
    Picture("review", "review", ("right",)),
    Picture("documents", "documents"),
    Picture("report", "report"),
    Picture("assign", "ledger", ("1", "J", "J", "z")),
    Picture("correct", "ledger", ("1", "e"), handed_out=True),
    Picture("loop", "loop", handed_out=True),
    Picture("claim", "ledger", ("1", "enter"), handed_out=True),
)


def make_store(samples: Path, store: Path) -> None:
    """Read the samples into a new store, under paths that say nothing of the machine: the screens show them."""
    with chdir(samples.parent), Workspace.open(store) as workspace:
        papers = [
            path
            for path in sorted(Path(samples.name).iterdir())
            if path.suffix in ENDINGS and path.stem != "README"
        ]
        workspace.ingest(papers, now=NOW, by="")


def hand_out(store: Path) -> None:
    """Give items of a store their units as the duties file proposes, hand them out, and have some of them answered."""
    with Workspace.open(store) as workspace:
        office = workspace.office
        query = LedgerQuery(AS_OF, statuses=(Status.OVERDUE, Status.PENDING), sort="-overdue")
        ids = workspace.ledger(query).ids[:60]
        proposed = office.proposals_of(ids)
        units = {id: some[0].unit for id, some in proposed.items() if some}
        office.assign({id: Changes(lead=f"云麓县{unit}") for id, unit in units.items()}, by="王主任", now=NOW)
        groups: dict[str, list[str]] = {}
        for id, unit in units.items():
            groups.setdefault(f"云麓县{unit}", []).append(id)
        sent = NOW - timedelta(days=20)
        office.hand_out(groups, answer_by=AS_OF - timedelta(days=5), by="王主任", now=sent)
        states = (ClaimState.DONE, ClaimState.UNDER_WAY, ClaimState.STUCK)
        answered = [id for number, id in enumerate(units) if number % 3 != 1]
        claims = {
            id: Claim(
                0,
                ClaimKind.CLAIMED,
                f"云麓县{units[id]}",
                "",
                NOW,
                states[number % 3],
                "主体完工，正在验收" if number % 3 else "已建成投用，验收单附后",
                "资金尚未到位" if number % 3 == 2 else "",
                "七月底前办结",
                AS_OF if number % 3 == 0 else None,
            )
            for number, id in enumerate(answered)
        }
        office.claim(claims, by="王主任", now=NOW)
        for id in answered[3:5]:
            office.decide_claim(id, ClaimKind.RETURNED, by="王主任", now=NOW, note="请补佐证材料")
        for id in answered[6:8]:
            office.decide_claim(id, ClaimKind.ACCEPTED, by="王主任", now=NOW)
            workspace.mark([id], MarkKind.CLOSED, by="王主任", now=NOW)


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
        store, sent = Path(temporary) / "samples.db", Path(temporary) / "sent.db"
        make_store(samples, store)
        make_store(samples, sent)
        hand_out(sent)
        for lang in ("zh", "en"):
            (folder / lang).mkdir(parents=True, exist_ok=True)
            for number, picture in enumerate(PICTURES):
                state = Path(temporary) / f"{lang}{number}.json"
                person = "王主任" if lang == "zh" else "Wang"
                place = sent if picture.handed_out else store
                with open_app(place, as_of=AS_OF, lang=lang, person=person, state_path=state) as app:
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
