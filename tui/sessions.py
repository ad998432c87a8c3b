"""One dashboard behind one page: a process of its own, started without a shell, ended with its page."""

import asyncio
from asyncio.subprocess import Process
from collections.abc import Mapping, Sequence
from contextlib import suppress

from textual_serve.app_service import AppService

_GOING = 10.0
"""Seconds a dashboard has to end by itself when its page is closed."""


class Session(AppService):
    """A dashboard's process. `arguments` are not seen by a shell; `secrets` go by the environment, which only this user can read."""

    def __init__(self, arguments: Sequence[str], secrets: Mapping[str, str], **given: object) -> None:
        super().__init__("", **given)  # type: ignore[arg-type]
        self._arguments = tuple(arguments)
        self._secrets = dict(secrets)

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        environment = {**self._build_environment(width=width, height=height), **self._secrets}
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *self._arguments, stdin=pipe, stdout=pipe, stderr=pipe, env=environment
        )
        assert process.stdin is not None
        self._process, self._stdin = process, process.stdin
        return process

    async def stop(self) -> None:
        """Ask the process to end, and end it if it does not."""
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(super().stop(), _GOING)
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
