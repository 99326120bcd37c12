"""One expectation as data, and the reading of it from YAML with messages that name the entry to repair.

Belongs here: the shape of an entry and what can be told without Great Expectations. Does not belong here:
whether an expectation type exists and takes these arguments; `suite.bind` asks Great Expectations itself.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast

from dagster_project.errors import UsageError

Severity = Literal["error", "warn"]
SEVERITIES = ("error", "warn")
COLUMN_KEYS = ("column", "column_A", "column_B")
COLUMN_LIST_KEYS = ("column_list", "column_set")
PARAMETER = re.compile(r"as_of( [+-] timedelta\(\w+=\d+\))?")
OWN_KEYS = ("type", "severity", "threatens", "reason")


@dataclass(frozen=True)
class Expectation:
    """One expectation: `type` and `kwargs` go to Great Expectations as they are, the rest is ours.

    `severity` error stops the load or release, warn is listed in the report. `threatens` names the exhibits
    whose figures a violation would touch. `reason` says why a threshold is what it is, and since when.
    """

    type: str
    kwargs: dict[str, Any]
    severity: Severity = "error"
    threatens: tuple[str, ...] = ()
    reason: str = ""
    where: str = ""
    name: str = ""
    condition_columns: tuple[str, ...] = field(default=(), repr=False)

    @property
    def target_columns(self) -> tuple[str, ...]:
        """The columns the expectation is about, in the order written."""
        single = [self.kwargs[key] for key in COLUMN_KEYS if key in self.kwargs]
        several = [column for key in COLUMN_LIST_KEYS for column in self.kwargs.get(key, ())]
        return tuple(dict.fromkeys([*single, *several]))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that has to be read to check it, those of its row condition included."""
        return tuple(dict.fromkeys([*self.target_columns, *self.condition_columns]))

    @property
    def label(self) -> str:
        """What is expected, in words: columns, rule and arguments."""
        named = {*COLUMN_KEYS, *COLUMN_LIST_KEYS, "condition_parser"}
        arguments = ", ".join(f"{key} {_plain(value)}" for key, value in self.kwargs.items() if key not in named)
        subject = " and ".join(self.target_columns) or "table"
        return f"{subject}: {_rule(self.type).replace('_', ' ')}" + (f" ({arguments})" if arguments else "")


def _plain(value: Any) -> str:
    if isinstance(value, dict) and "$PARAMETER" in value:
        return str(value["$PARAMETER"])
    return str(value)


def _rule(type_: str) -> str:
    """`match_regex` of `expect_column_values_to_match_regex`."""
    return re.sub(r"^expect_(column_values_to_|column_|table_)?", "", type_)


def closest(name: str, known: Collection[str]) -> str:
    """Return ` (did you mean 'x'?)` where a known name is near, else an empty text."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return f" (did you mean '{near[0]}'?)" if near else ""


def parse_expectations(
    entries: Sequence[Any], *, where: str, columns: Collection[str], column: str | None = None
) -> tuple[Expectation, ...]:
    """Read the `expectations:` entries of one table.

    `where` is the file and table for messages, `columns` the columns an entry may name, `column` the one it
    means where it names none (entries below a column). Raises UsageError naming file, table and position.
    """
    if not isinstance(entries, Sequence) or isinstance(entries, str):
        raise UsageError("expectations must be a list", where=where, fix="write each entry as '- {type: …, column: …}'")
    parsed = [
        _parse_one(entry, f"{where}.expectations[{position}]", columns, column)
        for position, entry in enumerate(entries, start=1)
    ]
    return name_uniquely(parsed)


def name_uniquely(expectations: Sequence[Expectation]) -> tuple[Expectation, ...]:
    """Give each expectation the name of its check; the second of the same columns and rule ends in `_2`."""
    seen: dict[str, int] = {}
    named = []
    for expectation in expectations:
        subject = "__".join((*expectation.target_columns, _rule(expectation.type)))
        base = re.sub(r"\W+", "_", subject)
        seen[base] = seen.get(base, 0) + 1
        named.append(replace(expectation, name=base if seen[base] == 1 else f"{base}_{seen[base]}"))
    return tuple(named)


def _check_parameters(kwargs: dict[str, Any], where: str) -> None:
    """Refuse a `$PARAMETER` that no run provides; Great Expectations would abort the whole suite on it."""
    for key, value in kwargs.items():
        if isinstance(value, dict) and "$PARAMETER" in value and not PARAMETER.fullmatch(str(value["$PARAMETER"])):
            raise UsageError(
                f"{key} refers to '{value['$PARAMETER']}', which no run knows",
                where=where,
                fix="the only parameter is as_of, alone or as 'as_of + timedelta(days=30)'",
            )


def _parse_one(entry: Any, where: str, columns: Collection[str], column: str | None) -> Expectation:
    if not isinstance(entry, dict) or not isinstance(entry.get("type"), str):
        raise UsageError(
            "an expectation needs a type",
            where=where,
            fix="for example {type: expect_column_values_to_not_be_null, column: …}",
        )
    severity = entry.get("severity", "error")
    if severity not in SEVERITIES:
        raise UsageError(f"unknown severity '{severity}'", where=where, fix=f"choose one of: {', '.join(SEVERITIES)}")
    if "mostly" in entry and not entry.get("reason"):
        raise UsageError(
            f"{entry['type']} tolerates exceptions (mostly) without saying why",
            where=where,
            fix="add reason: what was measured, on which data, and the date",
        )
    kwargs = {key: value for key, value in entry.items() if key not in OWN_KEYS}
    if column and not any(key in kwargs for key in (*COLUMN_KEYS, *COLUMN_LIST_KEYS)):
        kwargs["column"] = column
    _check_parameters(kwargs, where)
    condition = kwargs.get("row_condition")
    if condition is not None:
        kwargs.setdefault("condition_parser", "pandas")
    threatens = entry.get("threatens") or ()
    expectation = Expectation(
        type=entry["type"],
        kwargs=kwargs,
        severity=cast(Severity, severity),
        threatens=(threatens,) if isinstance(threatens, str) else tuple(str(item) for item in threatens),
        reason=str(entry.get("reason", "")),
        where=where,
        condition_columns=tuple(name for name in re.findall(r"[A-Za-z_]\w*", str(condition or "")) if name in columns),
    )
    for name in expectation.target_columns:
        if name not in columns:
            raise UsageError(
                f"{expectation.type} names unknown column '{name}'{closest(str(name), columns)}",
                where=where,
                fix=f"use one of: {', '.join(sorted(columns))}; or describe '{name}' under columns",
            )
    return expectation
