"""Why a store cannot be used: one exception for callers, with a code and the values its sentence needs."""

from collections.abc import Mapping


class StoreError(Exception):
    """The store cannot do what was asked. Nothing was changed.

    `code` is a stable dotted name; `details` are plain strings (always `path` where one file is meant):
    `store.no_folder`, `store.missing`, `store.not_a_database`, `store.foreign`, `store.damaged`, `store.newer`, `store.older`,
    `store.read_only`, `store.permission`, `store.locked`, `store.disk_full`, `store.input_output`, `store.unreachable`, `store.exists`, `store.same_file`,
    `store.migration_failed`, `store.restore_interrupted`, `store.upgrade_needed`, `store.is_input`, `store.driver_missing`, `store.unsupported`, `store.unknown_item`, `store.unknown_document`, `store.unknown_issuer`,
    `store.unknown_report`, `store.nothing_to_undo`, `store.nothing_to_redo`.
    """

    def __init__(self, code: str, details: Mapping[str, str] | None = None) -> None:
        self.code = code
        self.details: dict[str, str] = dict(details or {})
        super().__init__(f"{code} {self.details}" if self.details else code)


class ConstraintError(Exception):
    """A row that the schema refuses: a fault of the program or of the values it was given. Nothing was changed."""
