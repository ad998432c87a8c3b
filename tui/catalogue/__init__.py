"""The texts of the dashboard in Chinese and English, by key."""

from collections.abc import Mapping

from tracker.wording.both import Both

from .actions import ACTIONS
from .dialogs import DIALOGS
from .screens import SCREENS

TEXTS: Mapping[str, Both] = {**ACTIONS, **DIALOGS, **SCREENS}
"""Every text; a key says where it is shown (`action.undo`, `ledger.empty`)."""
