"""Run expectations on one frame and bring back outcomes.

Belongs here: the ephemeral run and the reading of its results. Does not belong here: where the frame comes
from (`landing`, `marts`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from dagster_project.errors import UsageError
from dagster_project.quality.binding import bind, ephemeral_context, load_gx
from dagster_project.quality.expectations import Expectation
from dagster_project.quality.results import TIER, Example, Outcome

if TYPE_CHECKING:
    import pandas as pd

N_EXAMPLES = 5
N_SAMPLED = 50
BOUNDS = ("min_value", "max_value")


def run_expectations(
    frame: pd.DataFrame, expectations: Sequence[Expectation], *, as_of: date, key_columns: Sequence[str] = ()
) -> list[Outcome]:
    """Check a frame and return one outcome per expectation, in order.

    Bounds may refer to the as-of date as `{$PARAMETER: as_of}`, also with a `timedelta`. `key_columns` name
    the record in examples.
    """
    if not expectations:
        return []
    gx = load_gx()
    context = ephemeral_context()
    asset = context.data_sources.add_pandas("frames").add_dataframe_asset("frame")
    batch = asset.add_batch_definition_whole_dataframe("whole").get_batch({"dataframe": frame})
    suite = gx.ExpectationSuite(name="suite")
    for position, expectation in enumerate(expectations):
        bound = bind(expectation, _typed_bounds(expectation, frame))
        bound.meta = {"position": position}
        suite.expectations.append(bound)
    validation = batch.validate(
        suite,
        expectation_parameters={"as_of": datetime(as_of.year, as_of.month, as_of.day)},
        result_format={"result_format": "BASIC", "partial_unexpected_count": N_SAMPLED},
    )
    found = {item.expectation_config.meta["position"]: item for item in validation.results}
    return [_outcome(expectation, found[n], frame, key_columns) for n, expectation in enumerate(expectations)]


def _typed_bounds(expectation: Expectation, frame: pd.DataFrame) -> dict[str, Any]:
    """Turn ISO bounds of a date column into datetimes; a frame compares its dates with nothing else."""
    kwargs = expectation.kwargs
    column = kwargs.get("column")
    if column not in frame.columns or frame[column].dtype.kind != "M":
        return kwargs
    typed = dict(kwargs)
    for key in BOUNDS:
        value = kwargs.get(key)
        if isinstance(value, str | date):
            typed[key] = _as_datetime(value, expectation)
    return typed


def _as_datetime(value: str | date, expectation: Expectation) -> datetime:
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        raise UsageError(
            f"'{value}' is not a date, and {expectation.kwargs['column']} holds dates",
            where=expectation.where,
            fix="write it as YYYY-MM-DD",
        ) from None


def _outcome(expectation: Expectation, item: Any, frame: pd.DataFrame, key_columns: Sequence[str]) -> Outcome:
    problem = _problem(item.exception_info)
    if problem:
        return Outcome(expectation, success=False, problem=problem)
    result = item.result
    if "element_count" not in result:
        return Outcome(expectation, success=bool(item.success), observed=_observed(result))
    return Outcome(
        expectation,
        success=bool(item.success),
        n_checked=int(result["element_count"]) - int(result.get("missing_count") or 0),
        n_unexpected=int(result["unexpected_count"]),
        examples=_examples(expectation, result["partial_unexpected_list"], frame, key_columns),
    )


def _problem(info: dict[str, Any]) -> str | None:
    """Return the last line of the exception a rule ended in; it is keyed by metric where a metric failed."""
    nested = [value for value in info.values() if isinstance(value, dict)]
    messages = [value.get("exception_message") for value in [info, *nested]]
    message = next((str(text) for text in messages if text), None)
    return message.strip().splitlines()[-1] if message else None


def _observed(result: dict[str, Any]) -> str:
    """Return the measure of a column or table; rules on sets give the odd or absent values."""
    for key, meaning in (("partial_unexpected_list", "not expected"), ("partial_missing_list", "absent")):
        if result.get(key):
            return f"{meaning}: {', '.join(_text(value) for value in result[key][:N_EXAMPLES])}"
    value = result.get("observed_value")
    return "as expected" if value is None else _text(value)


def _text(value: Any) -> str:
    if value is None or value != value:
        return "missing"
    plain = value.item() if hasattr(value, "item") else value
    return plain.isoformat()[:10] if isinstance(plain, date) else str(plain)


def _examples(
    expectation: Expectation, values: Sequence[Any], frame: pd.DataFrame, key_columns: Sequence[str]
) -> tuple[Example, ...]:
    """Return the first distinct unexpected values, each with the first record that holds it.

    Records are looked up here: asking Great Expectations for row indices takes 10 to 30 s where most of
    600,000 values are unexpected (measured November 2026).
    """
    condition = expectation.kwargs.get("row_condition")
    rows = frame.query(condition) if condition and values else frame
    examples: dict[str, Example] = {}
    for value in values:
        parts = _parts(expectation, value)
        text = " and ".join(_text(part) for part in parts.values())
        if text not in examples and len(examples) < N_EXAMPLES:
            found = _rows_with(rows, parts)
            tier = _text(found[TIER].iloc[0]) if TIER in found and len(found) else None
            examples[text] = Example(text, _record_of(found, key_columns), tier)
    return tuple(examples.values())


def _parts(expectation: Expectation, value: Any) -> dict[str, Any]:
    """Return column -> value of an unexpected value, a dict or tuple for rules on several columns."""
    if isinstance(value, dict):
        return value
    parts = value if isinstance(value, tuple) else (value,)
    return dict(zip(expectation.target_columns, parts, strict=True))


def _rows_with(rows: pd.DataFrame, parts: dict[str, Any]) -> pd.DataFrame:
    """The first row that holds a value, or none where the value stands in no row of its own."""
    hit = None
    for column, value in parts.items():
        same = rows[column].isna() if value != value or value is None else rows[column] == value
        hit = same if hit is None else hit & same
    return rows.loc[hit].head(1)


def _record_of(found: pd.DataFrame, key_columns: Sequence[str]) -> str | None:
    if not key_columns or found.empty:
        return None
    return " | ".join(_text(value) for value in found[list(key_columns)].iloc[0])
