"""Cutting JSON text into records without changing a byte of them: arrays, pages, single records, JSON lines.

Belongs here: finding where each record starts and ends. Does not belong here: which path is a key.
The file is read in a sliding window, so that an export of many gigabytes needs the memory of one record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from dagster_project.errors import InputBroken
from dagster_project.landing.records import Broken, Cut, CutResult

WINDOW_CHARS = 1 << 20
_DECODER = json.JSONDecoder()
_SPACE = " \t\r\n\ufeff"


class _Window:
    """A text stream of which only the unread part is kept."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.text = ""
        self.index = 0
        self.at_end = False

    def more(self) -> bool:
        """Read on; False at the end of the stream."""
        chunk = self.stream.read(max(WINDOW_CHARS, len(self.text) - self.index))
        self.text = self.text[self.index :] + chunk
        self.index = 0
        self.at_end = not chunk
        return bool(chunk)

    def peek(self) -> str:
        """Return the next character that is not white space, or '' at the end."""
        while True:
            while self.index < len(self.text):
                if self.text[self.index] not in _SPACE:
                    return self.text[self.index]
                self.index += 1
            if not self.more():
                return ""

    def value(self, position: int) -> tuple[Any, str]:
        """Decode one JSON value; return it with its exact text. Raises InputBroken where the text ends early."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self.text, self.index)
                complete = end < len(self.text) or not self.more()
            except json.JSONDecodeError as error:
                if not self.more():
                    raise _broken(error, position, self.text) from None
                continue
            if not complete:
                continue
            value, end = _DECODER.raw_decode(self.text, self.index)
            text = self.text[self.index : end]
            self.index = end
            return value, text


def _broken(error: json.JSONDecodeError, position: int, text: str) -> InputBroken:
    if error.pos >= len(text.rstrip()) - 1 or "Unterminated" in error.msg:
        reason = f"the JSON is cut off in record {position}"
    else:
        reason = f"record {position} is not JSON ({error.msg})"
    return InputBroken(reason, position=position, fix="download the file again; nothing of it was used")


def _array(window: _Window) -> Iterator[Cut]:
    window.index += 1
    position = 0
    while True:
        mark = window.peek()
        if mark == "]":
            window.index += 1
            return
        if mark == ",":
            window.index += 1
            continue
        if mark == "":
            raise InputBroken(
                f"the JSON array is cut off after record {position}",
                position=position,
                fix="download the file again; nothing of it was used",
            )
        position += 1
        value, text = window.value(position)
        yield Cut(value=value, payload=text, position=position)


def _page(window: _Window, records_at: tuple[str, ...], facts: dict[str, Any]) -> Iterator[Cut]:
    """Walk the top-level members of an object; stream the one that holds records, note the others in `facts`."""
    window.index += 1
    found = False
    while True:
        mark = window.peek()
        if mark == "}":
            break
        if mark == ",":
            window.index += 1
            continue
        if mark == "":
            raise InputBroken("the JSON object is cut off", fix="download the file again; nothing of it was used")
        name, _ = window.value(0)
        window.peek()
        window.index += 1  # the colon
        if name in records_at and window.peek() == "[":
            found = True
            yield from _array(window)
        else:
            facts[name] = window.value(0)[0]
    if not found:
        raise InputBroken(
            f"no list of records in the JSON object (looked for: {', '.join(records_at)}; "
            f"found: {', '.join(list(facts)[:8])})",
            fix="check that this is the publisher's export and not an error page",
        )


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
        yield from _array(window)
        return
    if mark == "{":
        head = window.text[window.index : window.index + WINDOW_CHARS]
        if f'"{record_marker}"' in head and not any(
            f'"{name}"' in head.split(f'"{record_marker}"', 1)[0] for name in records_at
        ):
            value, text = window.value(1)
            yield Cut(value=value, payload=text, position=1)
            return
        yield from _page(window, records_at, facts)
        return
    start = window.text[window.index : window.index + 40].replace("\n", " ")
    what = "the file is empty" if not mark else f"this is not JSON (it starts with {start!r})"
    raise InputBroken(what, position=0, fix="download it again from the publisher")


def cut_json_lines(stream: TextIO) -> Iterator[CutResult]:
    """Cut JSON lines; a line that is no JSON is Broken, unless it is the last one, which means a cut-off file."""
    pending: tuple[int, str, str] | None = None
    for number, line in enumerate(stream, start=1):
        text = line.strip(_SPACE)
        if not text:
            continue
        if pending:
            yield Broken(position=pending[0], reason=pending[1], excerpt=pending[2])
            pending = None
        try:
            yield Cut(value=json.loads(text), payload=text, position=number)
        except json.JSONDecodeError as error:
            pending = (number, f"not JSON: {error.msg} at character {error.pos + 1}", text[:200])
    if pending:
        raise InputBroken(
            f"line {pending[0]} is cut off ({pending[1]})",
            position=pending[0],
            fix="download the file again; nothing of it was used",
        )
