"""`tracker units`: the office's list of responsible units."""

import click

from tracker.cli import output, parameters
from tracker.cli.correcting import require_person
from tracker.cli.help import App, Group, option
from tracker.cli.query import filters
from tracker.cli.store import now, opened
from tracker.domain.ledger import LedgerQuery
from tracker.domain.unit_list import Unit
from tracker.wording import Both

_ABOUT = Both(
    "责任单位名录：规范名称、别称、负责人、联系人。台账、筛选和各种表单都按名录上的名称归并。",
    "The list of responsible units: names, other names, leader and contact. Ledger, filters and papers go by these names.",
)
_LIST = Both("列出单位", "list the units")
_PROPOSE = Both(
    "按职责文件建议责任单位（只列出，用 tracker assign --proposed 采用）",
    "list the units that the duties file proposes (tracker assign --proposed accepts them)",
)
_PROPOSED_HEAD = (Both("编号", "id"), Both("建议", "proposed"), Both("事项", "item"))
_SET = Both("把一个单位列入名录，或改写", "put a unit on the list, or change it")
_REMOVE = Both("从名录中去掉", "take a unit off the list")
_ALSO = Both("也称，可多次给出", "another name; may be given more than once")
_LEADER = Both("负责人", "its leader")
_CONTACT = Both("联系人、电话", "whom to ask")
_HEAD = (Both("单位", "unit"), Both("也称", "also"), Both("负责人", "leader"), Both("联系人", "contact"))


@click.group("units", cls=Group, about=_ABOUT, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """The list of units."""
    if context.invoked_subcommand is None:
        with listing.make_context("list", [], parent=context) as own:
            listing.invoke(own)


@command.command("list", about=_LIST)
@parameters.db
@parameters.as_json
@click.pass_obj
def listing(app: App, db: str | None, as_json: bool) -> None:
    """List the units."""
    with opened(db) as workspace:
        listed = workspace.office.units()
        others = [name for name in workspace.office.unit_names() if listed.of(name) is None]
    units = (*listed.units, *(Unit(name) for name in others))
    if as_json:
        output.value(
            [
                {
                    "unit": unit.name,
                    "other_names": list(unit.other_names),
                    "leader": unit.leader,
                    "contact": unit.contact,
                    "listed": listed.of(unit.name) is not None,
                }
                for unit in units
            ]
        )
        return
    head = [app.words.say(name) for name in _HEAD]
    rows = [[unit.name, "、".join(unit.other_names), unit.leader or "", unit.contact or ""] for unit in units]
    output.table(head, rows, elastic=1)


@command.command("propose", about=_PROPOSE)
@parameters.db
@filters
@parameters.as_json
@click.pass_obj
def propose(app: App, db: str | None, query: LedgerQuery, as_json: bool) -> None:
    """List what the duties file proposes."""
    with opened(db) as workspace:
        found = workspace.office.proposals_of(workspace.ledger(query).ids)
        entries = {entry.id: entry for entry in workspace.ledger(query).all() if found.get(entry.id)}
    if as_json:
        output.value(
            [
                {"id": id, "units": [{"unit": one.unit, "words": list(one.words)} for one in found[id]]}
                for id in entries
            ]
        )
        return
    head = [app.words.say(name) for name in _PROPOSED_HEAD]
    rows = [
        [id, "；".join(f"{one.unit}（{'、'.join(one.words)}）" for one in found[id]), entry.commitment.text]
        for id, entry in entries.items()
    ]
    output.table(head, rows, elastic=2)


@command.command("set", about=_SET)
@click.argument("name", metavar="NAME")
@option("--also", multiple=True, metavar="NAME", about=_ALSO)
@option("--leader", metavar="NAME", about=_LEADER)
@option("--contact", metavar="TEXT", about=_CONTACT)
@parameters.db
@parameters.by
@click.pass_obj
def set_unit(
    app: App,
    name: str,
    also: tuple[str, ...],
    leader: str | None,
    contact: str | None,
    db: str | None,
    by: str,
) -> None:
    """Put a unit on the list."""
    require_person(by)
    with opened(db, create=True) as workspace:
        held = workspace.office.units().of(name)
        before = held if held is not None else Unit(name)
        workspace.office.set_unit(
            Unit(
                before.name,
                tuple(dict.fromkeys((*before.other_names, *also))),
                leader if leader is not None else before.leader,
                contact if contact is not None else before.contact,
            ),
            by=by,
            now=now(),
        )
    output.tell(name)


@command.command("remove", about=_REMOVE)
@click.argument("name", metavar="NAME")
@parameters.db
@parameters.by
@click.pass_obj
def remove(app: App, name: str, db: str | None, by: str) -> None:
    """Take a unit off the list."""
    require_person(by)
    with opened(db) as workspace:
        held = workspace.office.units().of(name)
        if held is not None:
            workspace.office.set_unit(held, by=by, now=now(), listed=False)
    output.tell(name)
