"""Errors a user can act on: what happened, where, what to do next, and the exit code it leads to.

Belongs here: the exception types that end a command with a message instead of a traceback. Does not belong here:
programming errors, which stay ordinary exceptions.
"""

from __future__ import annotations


class UserError(Exception):
    """A failure that the user can act on; `exit_code` follows the table in the architecture document."""

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", fix: str = "") -> None:
        self.what = what
        self.where = where
        self.fix = fix
        super().__init__(self.render())

    def render(self) -> str:
        """Return the message as lines: what, where, what to do next."""
        lines = [self.what]
        if self.where:
            lines.append(f"  where: {self.where}")
        if self.fix:
            lines.append(f"  next:  {self.fix}")
        return "\n".join(lines)


class UsageError(UserError):
    """Wrong usage or configuration (exit code 2)."""


class GateRefused(UserError):
    """A gate refused a load, a build or a release; the last release still serves (exit code 1)."""

    exit_code = 1


class SourceUnreachable(UserError):
    """A publisher could not be reached or did not answer in its own format (exit code 3)."""

    exit_code = 3


class InputBroken(Exception):
    """One input file is unreadable from some point on; the load that holds it is refused.

    `position` is the 1-based record or line at which reading stopped.
    """

    def __init__(self, reason: str, *, position: int | None = None, fix: str = "") -> None:
        self.reason = reason
        self.position = position
        self.fix = fix
        super().__init__(reason)
