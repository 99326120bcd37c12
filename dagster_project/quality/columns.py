"""Columns of a landing suite: where each stands in a payload, and the SQL that reads them all in one pass.

Belongs here: the `columns:` block of a `source.yml` and its translation to DuckDB. Does not belong here:
what is expected of the columns (`expectations`) or the run (`landing`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dagster_project.errors import UsageError

RAW_COLUMNS = ("record_key", "record_date")
TYPES = ("text", "integer", "number", "date", "length")
SQL_TYPES = {"integer": "bigint", "number": "double"}
DEFAULT_DATE_FORMATS = ("%Y-%m-%d",)
UNREADABLE = "__unreadable"


@dataclass(frozen=True)
class ColumnSpec:
    """One column: `paths` into the payload (JSON paths; the first that is there counts), and its type.

    A path with `[*]` makes one row per element. `length` is the number of elements of the list at the path.
    A value that cannot be read as its type becomes null and is kept in `<name>__unreadable`.
    """

    name: str
    paths: tuple[str, ...]
    type: str = "text"
    formats: tuple[str, ...] = DEFAULT_DATE_FORMATS

    @property
    def is_list(self) -> bool:
        """True where the column has one row per element of a list."""
        return any("[*]" in path for path in self.paths)

    @property
    def is_parsed(self) -> bool:
        """True where text is read as another type, which can fail."""
        return self.type not in ("text", "length")

    @property
    def heads(self) -> tuple[str, ...]:
        """The paths up to the list."""
        return tuple(path.partition("[*]")[0] for path in self.paths)

    def value_sql(self, document: str, position: int) -> str:
        """Return SQL for the column's text (or list of texts) from array `document`, `position` on."""
        parts = []
        for offset, path in enumerate(self.paths):
            element = f"{document}[{position + offset}]"
            if self.is_list:
                tail = "$[*]" + path.partition("[*]")[2]
                element = f"json_extract_string({element}, {quoted(tail)})"
            elif self.type == "length":
                element = f"json_array_length({element})"
            parts.append(element)
        if self.type == "length":
            parts.append("0")
        return f"coalesce({', '.join(parts)})"

    def typed_sql(self, text: str) -> str:
        """Return SQL that reads SQL expression `text` as the column's type, null where it cannot be read."""
        if self.type == "date":
            formats = ", ".join(quoted(item) for item in self.formats)
            return f"cast(try_strptime({text}, [{formats}]) as date)"
        return f"try_cast({text} as {SQL_TYPES[self.type]})" if self.is_parsed else text


def quoted(text: str) -> str:
    """Return a SQL text literal."""
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """Return a quoted SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def parse_columns(raw: dict[str, Any], *, where: str) -> dict[str, ColumnSpec]:
    """Read the `columns:` block: `name: path`, `name: [paths]` or `name: {path:, type:, format:}`.

    Raises UsageError naming the column for an unknown entry or type, or a path that does not start with `$`.
    """
    return {name: _parse_column(str(name), value, f"{where}.columns.{name}") for name, value in raw.items()}


def _as_tuple(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _parse_column(name: str, value: Any, where: str) -> ColumnSpec:
    entry = value if isinstance(value, dict) else {"path": value}
    unknown = set(entry) - {"path", "type", "format"}
    if unknown or name in RAW_COLUMNS:
        problem = f"unknown entry {', '.join(sorted(unknown))}" if unknown else "every load has this column"
        raise UsageError(f"column '{name}': {problem}", where=where, fix="known entries: path, type, format")
    column = ColumnSpec(
        name=name,
        paths=_as_tuple(entry.get("path")),
        type=entry.get("type", "text"),
        formats=_as_tuple(entry.get("format")) or DEFAULT_DATE_FORMATS,
    )
    if column.type not in TYPES:
        raise UsageError(
            f"column '{name}': unknown type '{column.type}'", where=where, fix=f"types: {', '.join(TYPES)}"
        )
    _check_paths(column, where)
    return column


def _check_paths(column: ColumnSpec, where: str) -> None:
    lists = ["[*]" in path for path in column.paths]
    if not column.paths or not all(path.startswith("$") for path in column.paths):
        problem, fix = (
            "a path into the payload is needed",
            'for example $.protocolSection.x or $."BLA Number"',
        )
    elif any(lists) and not all(lists):
        problem, fix = "some paths lead to a list and some to one value", "make it two columns"
    elif any(path.count("[*]") > 1 for path in column.paths):
        problem, fix = "lists in lists cannot be read", "name one [*] only"
    elif column.type == "length" and any(lists):
        problem, fix = "length is taken of a list as a whole", "leave [*] out"
    else:
        return
    raise UsageError(f"column '{column.name}': {problem}", where=where, fix=fix)


def extraction_sql(columns: Sequence[ColumnSpec], n_files: int) -> str:
    """Return a query over `n_files` Parquet files (its parameters) that parses each payload once.

    The columns follow the raw ones in order, as text or list of texts (`length` as an integer).
    """
    heads = [head for column in columns for head in column.heads]
    values, position = [], 1
    for column in columns:
        values.append(f"{column.value_sql('found', position)} as {identifier(column.name)}")
        position += len(column.paths)
    files = ", ".join("?" for _ in range(n_files))
    extracted = f"json_extract_string(payload, [{', '.join(quoted(head) for head in heads)}])" if heads else "null"
    return (
        f"with documents as (select {', '.join(RAW_COLUMNS)}, {extracted} as found "
        f"from read_parquet([{files}])) select {', '.join([*RAW_COLUMNS, *values])} from documents"
    )


def frame_sql(columns: Sequence[ColumnSpec], table: str) -> str:
    """Return a query over the extracted `table` for the typed columns; a list column must stand alone.

    A blank text counts as missing: a tabular publisher has no other way to send a null.
    """
    selected = list(RAW_COLUMNS)
    source = table
    for column in columns:
        name = identifier(column.name)
        if column.is_list:
            source = f"(select {', '.join(RAW_COLUMNS)}, unnest({name}) as {name} from {table})"
        text = name if column.type == "length" else f"nullif(trim({name}), '')"
        typed = column.typed_sql(text)
        selected.append(f"{typed} as {name}")
        if column.is_parsed:
            unreadable = identifier(column.name + UNREADABLE)
            selected.append(f"case when {typed} is null then {text} end as {unreadable}")
    return f"select {', '.join(selected)} from {source} as extracted"
