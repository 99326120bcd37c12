"""Scoring: what counts, what is left out, and that a dropped asset is a miss."""

import json
from pathlib import Path

import pytest

from dagster_project.errors import UsageError
from dagster_project.resolution.gold import Report, measure, render, to_json
from dagster_project.resolution.measures import MEASURES, SEGMENTS
from tests.unit.gold_sets import ASSET, TRIAL, write_gold, write_release

OTHER_TRIAL = TRIAL | {"nct_id": "NCT90000002", "lead_sponsor_country": "US"}
UNSTATED = {"is_covid", "is_cell_therapy"}


def report(tmp_path: Path, gold: dict | None = None, changes: dict | None = None) -> Report:
    return measure(write_release(tmp_path / "marts.duckdb", changes), write_gold(tmp_path / "gold", **(gold or {})))


def test_full_agreement_is_one_everywhere(tmp_path: Path) -> None:
    result = report(tmp_path)
    assert {name: result.value(name) for name in MEASURES} == dict.fromkeys(MEASURES, 1.0)
    assert result.misses == ()
    assert result.value("role", "china_sponsored") == 1.0
    assert result.value("role", "other") is None


def test_nothing_to_find_and_nothing_found_has_no_precision(tmp_path: Path) -> None:
    values = {(v.measure, v.segment): v for v in report(tmp_path).values}
    for name in UNSTATED:
        assert (values[name, "all"].precision, values[name, "all"].recall) == (None, None)


def test_subsidiary_counts_where_its_parent_sits(tmp_path: Path) -> None:
    companies = [("unit", "1800-01-01", None, "US", "other", None)]
    assert report(tmp_path, changes={"dim_company_version": companies}).value("sponsor_country") == 0.0


def test_company_counts_where_it_sat_when_the_trial_was_registered(tmp_path: Path) -> None:
    later = [("NCT90000001", "2025-06-01", None, "unit", "III", True, False, False, True, True)]
    assert report(tmp_path, changes={"dim_trial": later}).value("sponsor_country") == 0.0


def test_trial_that_the_release_lacks_is_wrong(tmp_path: Path) -> None:
    result = report(tmp_path, {"trials": [TRIAL, OTHER_TRIAL]})
    assert result.value("sponsor_country") == 0.5
    assert result.value("phase_group", "other") == 0.0
    mrct = next(v for v in result.values if (v.measure, v.segment) == ("is_mrct", "all"))
    assert (mrct.precision, mrct.recall, mrct.n) == (1.0, 0.5, 2)


def test_dropped_asset_misses_every_measure_of_assets(tmp_path: Path) -> None:
    second = ASSET | {"raw_name": "Oldiplatin", "pref_name": "oldiplatin"}
    result = report(tmp_path, {"assets": [ASSET, second]})
    for name in ("innovation_class", "modality", "origin_country", "role"):
        assert result.value(name) == 0.5, name
    link = next(v for v in result.values if (v.measure, v.segment) == ("asset_link", "all"))
    assert (link.precision, link.recall, link.n) == (1.0, 0.5, 2)
    assert {miss.name for miss in result.misses} == {"oldiplatin"}


def test_surplus_asset_costs_precision_only(tmp_path: Path) -> None:
    changes = {
        "dim_asset": [("ast_1", "testimab", True, "mab"), ("ast_2", "saline", False, "unknown")],
        "bridge_trial_asset": [
            ("NCT90000001", "ast_1", ["AB-101"], "experimental", "nme"),
            ("NCT90000001", "ast_2", ["Saline"], "placebo", "unknown"),
        ],
    }
    result = report(tmp_path, changes=changes)
    link = next(v for v in result.values if (v.measure, v.segment) == ("asset_link", "all"))
    assert (link.precision, link.recall, link.n) == (0.5, 1.0, 1)
    assert result.value("role") == 1.0


@pytest.mark.parametrize(
    ("trial", "asset", "left_out"),
    [
        ({"confidence": "low"}, {}, {"sponsor_country", "phase_group", "is_mrct", "therapeutic_area"}),
        ({"has_arms": "false"}, {}, {"role", "is_h2h"}),
        ({}, {"confidence": "low"}, {"role", "modality", "asset_link", "is_nme", "target"}),
        ({}, {"origin_country": "UNK"}, {"origin_country"}),
        ({}, {"targets": ""}, {"target"}),
    ],
)
def test_rows_that_do_not_count_are_left_out(
    tmp_path: Path, trial: dict[str, str], asset: dict[str, str], left_out: set[str]
) -> None:
    result = report(tmp_path, {"trials": [TRIAL | trial], "assets": [ASSET | asset]})
    counted = {v.measure for v in result.values if v.segment == "all" and v.n}
    assert counted.isdisjoint(left_out)
    assert "innovation_class" in counted or "confidence" in asset


def test_origin_that_is_also_accepted_is_right(tmp_path: Path) -> None:
    asset = ASSET | {"origin_country": "NL", "origin_country_also": "CN"}
    assert report(tmp_path, {"assets": [asset]}).value("origin_country") == 1.0


def test_sets_are_scored_item_by_item(tmp_path: Path) -> None:
    result = report(tmp_path, {"trials": [TRIAL | {"ta_ids": "oncology;immunology"}]})
    area = next(v for v in result.values if (v.measure, v.segment) == ("therapeutic_area", "all"))
    assert (area.precision, area.recall) == (1.0, 0.5)
    assert area.value == pytest.approx(2 / 3)


def test_json_holds_every_measure_in_every_segment(tmp_path: Path) -> None:
    document = json.loads(to_json(report(tmp_path, {"trials": [TRIAL, OTHER_TRIAL]})))
    assert set(document) == {"measures", "misses"}
    assert [(m["measure"], m["segment"]) for m in document["measures"]] == [
        (name, segment) for name in MEASURES for segment in SEGMENTS
    ]
    assert set(document["measures"][0]) == {"measure", "segment", "value", "precision", "recall", "n"}
    assert {miss["nct_id"] for miss in document["misses"]} == {"NCT90000002"}


def test_table_names_measures_and_misses(tmp_path: Path) -> None:
    text = render(report(tmp_path, {"trials": [TRIAL, OTHER_TRIAL]}))
    assert "1 of 2 labelled trials are in the release" in text
    assert all(name in text for name in MEASURES)
    assert "NCT90000002" in text


def test_simulated_trials_do_not_answer_for_real_ones(tmp_path: Path) -> None:
    release = write_release(tmp_path / "marts.duckdb", tier="synthetic")
    with pytest.raises(UsageError, match="none of the 1 labelled trials"):
        measure(release, write_gold(tmp_path / "gold"))


def test_release_that_is_missing_or_of_another_version_is_named(tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold")
    with pytest.raises(UsageError, match=r"no release to measure[\s\S]*absent\.duckdb"):
        measure(tmp_path / "absent.duckdb", gold)
    (tmp_path / "text.duckdb").write_text("no database")
    with pytest.raises(UsageError, match=r"cannot be measured[\s\S]*text\.duckdb"):
        measure(tmp_path / "text.duckdb", gold)
