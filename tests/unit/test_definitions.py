"""The Dagster graph: it loads, blocks where it must, and schedules what has an API."""

import dagster as dg

from dagster_project.definitions import build_defs
from dagster_project.orchestration.session import PROFILE_TAG
from dagster_project.sources.spec import all_sources


def test_every_raw_table_has_a_blocking_gate() -> None:
    defs = build_defs()
    graph = defs.resolve_asset_graph()
    for source in all_sources().values():
        for table in source.tables:
            key = dg.AssetKey(["raw", source.name, table])
            checks = graph.get_check_keys_for_assets({key})
            assert [check.name for check in checks] == ["gate"], key


def test_release_waits_for_every_exhibit() -> None:
    graph = build_defs().resolve_asset_graph()
    parents = graph.get(dg.AssetKey(["release"])).parent_keys
    exhibits = {key for key in graph.get_all_asset_keys() if key.path[0] == "exhibits"}
    assert exhibits
    assert exhibits <= parents


def test_each_source_with_a_cadence_has_a_schedule_on_the_live_profile() -> None:
    defs = build_defs()
    scheduled = {source.name for source in all_sources().values() if source.cron}
    jobs = {schedule.job_name for schedule in defs.schedules}
    assert jobs == {f"refresh_{name}" for name in scheduled}
    for name in scheduled:
        assert defs.resolve_job_def(f"refresh_{name}").tags[PROFILE_TAG] == "live"


def test_every_asset_has_a_group_and_a_description() -> None:
    graph = build_defs().resolve_asset_graph()
    nodes = [graph.get(key) for key in graph.get_all_asset_keys()]
    assert [node.key for node in nodes if node.group_name == "default"] == []
    assert [node.key for node in nodes if not node.description] == []
