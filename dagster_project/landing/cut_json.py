"""Cutting JSON text into records without changing a byte of them: arrays, pages, single records, JSON lines.

Belongs here: finding where each record starts and ends. Does not belong here: which path is a key.
The file is read in a sliding window, so that an export of many gigabytes needs the memory of one record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from dagster_project.errors import InputBroken
from dagster_project.landing.records import Broken, Cut, CutResult

WINDOW_CHARS = 1 << 20
HEAD_CHARS = 1 << 20  # how far into an object the member is looked for that tells a record from a page of records
NUMBER_TAIL = 3  # 'e+1': a number at the end of the window may go on in the next one
ESCAPE_CHARS = 6  # of \u0000
_UNFINISHED = re.compile(r"|-|\.|[eE][+-]?|t|tr|tru|f|fa|fal|fals|n|nu|nul")
_SPACE = " \t\r\n\ufeff"
_AGAIN = "download the file again; nothing of it was used"


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)


class _Window:
    """A text stream of which only the unread part is kept."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.text = ""
        self.index = 0

    def more(self) -> bool:
        """Read on; False at the end of the stream, where nothing changes."""
        chunk = self.stream.read(max(WINDOW_CHARS, len(self.text) - self.index))
        if chunk:
            self.text = self.text[self.index :] + chunk
            self.index = 0
        return bool(chunk)

    def head(self) -> str:
        """Return the next HEAD_CHARS characters without taking them."""
        while len(self.text) - self.index < HEAD_CHARS and self.more():
            pass
        return self.text[self.index : self.index + HEAD_CHARS]

    def peek(self) -> str:
        """Return the next character that is not white space, or '' at the end."""
        while True:
            while self.index < len(self.text):
                if self.text[self.index] not in _SPACE:
                    return self.text[self.index]
                self.index += 1
            if not self.more():
                return ""

    def take(self, allowed: str, place: str) -> str:
        """Take the next character, which must be one of `allowed`. Raises InputBroken otherwise."""
        mark = self.peek()
        if not mark:
            raise InputBroken(f"the JSON is cut off {place}", fix=_AGAIN)
        if mark not in allowed:
            raise InputBroken(f"this is not JSON: {mark!r} {place}, expected {' or '.join(allowed)}", fix=_AGAIN)
        self.index += 1
        return mark

    def value(self, place: str, position: int | None = None) -> tuple[Any, str]:
        """Decode one JSON value; return it with its exact text. Raises InputBroken where the text ends early."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self.text, self.index)
            except (ValueError, RecursionError) as error:
                if _may_go_on(error, self.text) and self.more():
                    continue
                raise _broken(error, place, position, self.text) from None
            if len(self.text) - end <= NUMBER_TAIL and self.more():
                continue
            text = self.text[self.index : end]
            self.index = end
            return value, text

    def finish(self, position: int) -> None:
        """Make sure that nothing follows, such as a second file appended to the first."""
        if self.peek():
            raise InputBroken(
                f"something follows the end of the JSON, after record {position}",
                position=position,
                fix="put each JSON text in a file of its own",
            )


def _may_go_on(error: Exception, text: str) -> bool:
    """True where a decoding error can come from the end of the window and not from the text itself."""
    if not isinstance(error, json.JSONDecodeError):
        return False
    if error.msg.startswith("Unterminated string"):
        return True
    rest = text[error.pos : error.pos + ESCAPE_CHARS + 1].rstrip()
    return bool(_UNFINISHED.fullmatch(rest)) or ("escape" in error.msg and len(rest) < ESCAPE_CHARS)


def _broken(error: Exception, place: str, position: int | None, text: str) -> InputBroken:
    if _may_go_on(error, text):
        return InputBroken(f"the JSON is cut off {place}", position=position, fix=_AGAIN)
    return InputBroken(f"this is not JSON {place} ({_reason(error)})", position=position, fix=_AGAIN)


def _reason(error: Exception) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)


def _array(window: _Window) -> Iterator[Cut]:
    window.take("[", "before the first record")
    position = 0
    if window.peek() == "]":
        window.take("]", "")
        return
    while True:
        position += 1
        value, text = window.value(f"in record {position}", position)
        yield Cut(value=value, payload=text, position=position)
        if window.take(",]", f"after record {position}") == "]":
            return


def _page(window: _Window, records_at: tuple[str, ...], facts: dict[str, Any]) -> Iterator[Cut]:
    """Walk the top-level members of an object; stream the one that holds records, note the others in `facts`."""
    window.take("{", "at its start")
    names: list[str] = []
    n_records: int | None = None
    mark = window.take("}", "") if window.peek() == "}" else ","
    while mark == ",":
        name, _ = window.value("in a member's name")
        window.take(":", f"after {name!r}")
        names.append(str(name))
        if name in records_at and window.peek() == "[":
            n_records = 0
            for cut in _array(window):
                n_records += 1
                yield cut
        else:
            facts[str(name)] = window.value(f"in member {name!r}")[0]
        mark = window.take(",}", f"after member {name!r}" + (f" with {n_records} records" if n_records else ""))
    if n_records is None:
        raise InputBroken(
            f"no list of records in the JSON object (looked for: {', '.join(records_at)}; "
            f"found: {', '.join(names[:8])})",
            fix="check that this is the publisher's export and not an error page",
        )
    window.finish(n_records)


def cut_json(
    stream: TextIO, *, records_at: tuple[str, ...], record_marker: str, facts: dict[str, Any]
) -> Iterator[CutResult]:
    """Cut one JSON text: an array of records, a page holding them under `records_at`, or one record.

    A record is recognised by its top-level member `record_marker`. Other members of a page land in `facts`.
    Raises InputBroken for text that is cut off or is no JSON.
    """
    window = _Window(stream)
    mark = window.peek()
    if mark == "[":
        position = 0
        for cut in _array(window):
            position = cut.position
            yield cut
        window.finish(position)
    elif mark == "{" and _is_record(window.head(), records_at, record_marker):
        value, text = window.value("in record 1", 1)
        window.finish(1)
        yield Cut(value=value, payload=text, position=1)
    elif mark == "{":
        yield from _page(window, records_at, facts)
    elif mark:
        start = window.head()[:40].replace("\n", " ")
        raise InputBroken(f"this is not JSON (it starts with {start!r})", fix="download it again from the publisher")
    else:
        raise InputBroken("the file is empty", fix="download it again from the publisher")


def _is_record(head: str, records_at: tuple[str, ...], record_marker: str) -> bool:
    """True where the marker of a record comes before any list of records."""
    if not record_marker or f'"{record_marker}"' not in head:
        return False
    before = head.split(f'"{record_marker}"', 1)[0]
    return not any(f'"{name}"' in before for name in records_at)


def cut_json_lines(stream: TextIO) -> Iterator[CutResult]:
    """Cut JSON lines; a line that is no JSON is Broken, unless it is the last one, which means a cut-off file.

    Raises InputBroken for a cut-off or empty file.
    """
    pending: Broken | None = None
    number = 0
    for number, line in enumerate(stream, start=1):
        text = line.strip(_SPACE)
        if not text:
            continue
        if pending:
            yield pending
            pending = None
        try:
            yield Cut(value=_DECODER.decode(text), payload=text, position=number)
        except (ValueError, RecursionError) as error:
            pending = Broken(position=number, reason=f"not JSON: {_reason(error)}", excerpt=text[:200])
    if pending:
        raise InputBroken(f"line {pending.position} is cut off ({pending.reason})", position=number, fix=_AGAIN)
    if not number:
        raise InputBroken("the file is empty", fix="download it again from the publisher")
