"""The rules of a landing: empty, short of the publisher's total, off the deliverer's terms, much smaller than before.

Belongs here: rules that need only counts and what the writer set aside. Does not belong here: rules on values
(expectations and contracts in `source.yml`).
"""

from __future__ import annotations

from dagster_project.landing.delivery import Delivery
from dagster_project.landing.manifest import Load
from dagster_project.landing.writer import Written


def publisher_total(delivery: Delivery) -> int | None:
    """The publisher's own count for the delivery: the largest that any of its files states."""
    totals = [item.announced_total for item in delivery.inputs if item.announced_total is not None]
    return max(totals) if totals else None


def altered_since_stated(delivery: Delivery, digests: dict[str, str]) -> list[str]:
    """Return a reason for each input whose bytes (sha256 by input name) are not the ones its deliverer states."""
    return [
        f"{delivery.table.full_name}: {item.path}: the sha256 of the file is {digests[item.name]}, the manifest states "
        f"{item.stated.sha256}: the file was changed, or not copied whole; copy it again or state its own sha256"
        for item in delivery.inputs
        if item.stated and item.stated.sha256 != digests[item.name]
    ]


def refusals(delivery: Delivery, found: Written, last: Load | None, *, accept_smaller: bool) -> list[str]:
    """Return the reasons why a landed delivery must not be used, each with what to do."""
    table = delivery.table
    reasons = _breaches(delivery, found) + _off_stated_rows(delivery, found)
    if reasons:
        return reasons
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


def _breaches(delivery: Delivery, found: Written) -> list[str]:
    """Under a contract a single record set aside refuses the delivery: part of a table would be taken for the whole."""
    if not delivery.table.contract:
        return []
    places = {item.name: item.path for item in delivery.inputs}
    reasons = [
        f"{delivery.table.full_name}: {places[example.input_name]}, row {example.position}: {example.text}"
        for example in found.examples
    ]
    more = sum(found.quarantined.values()) - len(reasons)
    if more:
        reasons.append(f"{delivery.table.full_name}: {more:,} more rows; biopharma quarantine {delivery.table.source}")
    return reasons


def _off_stated_rows(delivery: Delivery, found: Written) -> list[str]:
    return [
        f"{delivery.table.full_name}: {item.path}: {found.per_input[item.name]:,} rows below the header, but the "
        f"manifest states {item.stated.n_rows:,}; deliver the whole file, or state its own row_count"
        for item in delivery.inputs
        if item.stated and item.stated.n_rows != found.per_input[item.name]
    ]


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
