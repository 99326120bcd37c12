"""What a person sees while a refresh runs: one line per finished step, a moving line for the one under way.

Belongs here: the console only. Does not belong here: logging of libraries or run reports.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape

HEARTBEAT_SECONDS = 2.0


class Progress:
    """Writes to stderr, so that a command's result on stdout stays clean."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.console = Console(stderr=True, quiet=quiet, highlight=False, soft_wrap=True)
        self._last = 0.0

    def done(self, room: str, text: str) -> None:
        """A step that finished."""
        self.console.print(f"[bold]{room:<8}[/bold] {escape(text)}")

    def warn(self, text: str) -> None:
        """Something a person should read although the run goes on."""
        self.console.print(f"[yellow]warning[/yellow]  {escape(text)}")

    @contextmanager
    def step(self, room: str, text: str) -> Iterator[_Step]:
        """Show a step under way. Off a terminal a line is written at the start and every two seconds of change."""
        if self.console.is_terminal:
            with self.console.status(f"{room:<8} {escape(text)}") as status:
                yield _Step(self, room, lambda news: status.update(f"{room:<8} {escape(text)} · {escape(news)}"))
        else:
            self.console.print(f"{room:<8} {escape(text)} ...")
            self._last = time.monotonic()
            yield _Step(self, room, lambda news: self._beat(room, news))

    def _beat(self, room: str, news: str) -> None:
        now = time.monotonic()
        if now - self._last >= HEARTBEAT_SECONDS:
            self._last = now
            self.console.print(f"{room:<8}   {escape(news)}")


class _Step:
    """The handle to a step under way: call `news` with what it is doing now."""

    def __init__(self, progress: Progress, room: str, show: object) -> None:
        self.progress = progress
        self.room = room
        self._show = show

    def news(self, text: str) -> None:
        """Say what is happening now."""
        self._show(text)  # type: ignore[operator]
