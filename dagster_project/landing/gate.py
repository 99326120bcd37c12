"""The volume rules of a landing: empty, short of the publisher's total, much smaller than the last good load.

Belongs here: rules that need only counts. Does not belong here: rules on values (expectations in `source.yml`).
"""

from __future__ import annotations

from dagster_project.landing.delivery import Delivery
from dagster_project.landing.manifest import Load
from dagster_project.landing.writer import Written


def publisher_total(delivery: Delivery) -> int | None:
    """The publisher's own count for the delivery: the largest that any of its files states."""
    totals = [item.announced_total for item in delivery.inputs if item.announced_total is not None]
    return max(totals) if totals else None


def refusals(delivery: Delivery, found: Written, last: Load | None, *, accept_smaller: bool) -> list[str]:
    """Return the reasons why a landed delivery must not be used, each with what to do."""
    table = delivery.table
    reasons = []
    if found.n_rows == 0:
        reasons.append(f"{table.full_name}: no usable record in {delivery.label}; check the file or the request")
    reasons += _short_of_total(delivery, found)
    if last and found.n_rows and not accept_smaller:
        share = found.n_rows / last.manifest.n_rows
        if share < table.min_share_of_last_load:
            reasons.append(
                f"{table.full_name}: {found.n_rows:,} records, {1 - share:.0%} fewer than the "
                f"{last.manifest.n_rows:,} of load {last.manifest.load_id} (allowed: "
                f"{1 - table.min_share_of_last_load:.0%}); if that is right, run again with "
                f"--accept-smaller {table.full_name}"
            )
    conflicts = found.quarantined["conflicting_version"]
    if found.n_rows and conflicts / found.n_rows > table.max_conflict_share:
        reasons.append(
            f"{table.full_name}: files disagree on {conflicts:,} records (first: {found.conflict_example}); "
            "keep one of the files"
        )
    return reasons


def _short_of_total(delivery: Delivery, found: Written) -> list[str]:
    """Compare the distinct records of each set of files with the total that the publisher states in it."""
    reasons = []
    for name in dict.fromkeys(item.set_name for item in delivery.inputs):
        members = [item for item in delivery.inputs if item.set_name == name and item.total_at]
        total = max((item.announced_total or 0 for item in members), default=0)
        held = len(found.keys_of_set.get(name, ())) + found.unkeyed_of_set[name]
        if held < total:
            label = members[0].name if len(members) == 1 else f"{len(members)} files from {members[0].name} on"
            reasons.append(
                f"{delivery.table.full_name}: {held:,} distinct records in {label}, but the publisher announced "
                f"{total:,}; fetch the delivery again"
            )
    return reasons
