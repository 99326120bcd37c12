"""From an expectation as data to the object of Great Expectations, with its complaints made readable.

Belongs here: the import of Great Expectations and the check that it takes what was written. Does not belong
here: running (`suite`).
"""

from __future__ import annotations

import logging
import os
from typing import Any

from dagster_project.errors import UsageError
from dagster_project.quality.expectations import Expectation, closest

GX_SEVERITY = {"error": "critical", "warn": "warning"}
# Fields of every expectation model that are not for whoever writes an expectation.
GX_INTERNAL = frozenset(
    (
        *("id", "meta", "notes", "description", "severity", "batch_id", "windows"),
        *("result_format", "catch_exceptions", "rendered_content"),
    )
)


def load_gx() -> Any:
    """Import Great Expectations without its analytics and chatter; called late: it takes 2 to 4 s."""
    os.environ["GX_ANALYTICS_ENABLED"] = "False"
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    import great_expectations

    return great_expectations


def ephemeral_context() -> Any:
    """Return a context that leaves nothing behind: no progress bars, and no temporary folder for Data Docs."""
    gx = load_gx()
    from great_expectations.data_context.types import base

    config = base.DataContextConfig(
        store_backend_defaults=base.InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
        progress_bars=base.ProgressBarsConfig(globally=False),
        analytics_enabled=False,
    )
    return gx.get_context(mode="ephemeral", project_config=config)


def bind(expectation: Expectation, kwargs: dict[str, Any] | None = None) -> Any:
    """Return the Great Expectations object of an expectation.

    `kwargs` replaces the written arguments, for bounds that had to be typed like their column. Raises
    UsageError for an unknown type, an unknown or missing argument, or a value of the wrong kind.
    """
    load_gx()
    from great_expectations.expectations import registry
    from pydantic.v1 import ValidationError

    known = registry.list_registered_expectation_implementations()
    if expectation.type not in known:
        raise UsageError(
            f"unknown expectation '{expectation.type}'{closest(expectation.type, known)}",
            where=expectation.where,
            fix="take the name from the gallery of Great Expectations 1.x",
        )
    model: Any = registry.get_expectation_impl(expectation.type)
    arguments = kwargs if kwargs is not None else expectation.kwargs
    try:
        return model(severity=GX_SEVERITY[expectation.severity], **arguments)
    except ValidationError as error:
        raise UsageError(
            f"{expectation.type} does not take these arguments: {_complaints(error)}",
            where=expectation.where,
            fix=f"its arguments are: {', '.join(_arguments(model))}",
        ) from None


def _complaints(error: Any) -> str:
    """`regexx: extra fields not permitted; …`, one complaint per argument."""
    first: dict[str, str] = {}
    for item in error.errors():
        first.setdefault(str(item["loc"][0]).replace("__root__", "together"), item["msg"])
    return "; ".join(f"{name}: {message}" for name, message in first.items())


def _arguments(model: Any) -> list[str]:
    return sorted(name for name in model.__fields__ if name not in GX_INTERNAL)
