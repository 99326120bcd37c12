"""Reading a labelled set: what is wrong is said with file, row and column."""

from pathlib import Path

import pytest

from dagster_project.errors import UsageError
from dagster_project.resolution.labels import read_labels
from tests.unit.gold_sets import ASSET, TRIAL, write_gold


def test_labelled_set_is_read_with_aliases_and_accepted_origins(tmp_path: Path) -> None:
    folder = write_gold(
        tmp_path,
        trials=[TRIAL | {"ta_ids": "oncology;immunology", "confidence": "low"}],
        assets=[ASSET | {"origin_country_also": "US", "targets": "PDCD1; CTLA4"}],
        aliases=[{"nct_id": TRIAL["nct_id"], "raw_name": "AB-101 20 mg", "pref_name": "testimab"}],
    )
    labels = read_labels(folder)
    trial = labels.trials["NCT90000001"]
    assert trial.areas == {"oncology", "immunology"}
    assert trial.is_doubtful
    (asset,) = labels.assets
    assert asset.raw_names == ("AB-101 injection", "AB-101 20 mg")
    assert asset.origins == {"CN", "US"}
    assert asset.targets == {"PDCD1", "CTLA4"}
    assert not asset.is_doubtful


@pytest.mark.parametrize("name", ["trials.csv", "assets.csv", "aliases.csv"])
def test_missing_file_is_named(tmp_path: Path, name: str) -> None:
    (write_gold(tmp_path) / name).unlink()
    with pytest.raises(UsageError, match=name):
        read_labels(tmp_path)


def test_missing_column_is_named_with_its_file(tmp_path: Path) -> None:
    write_gold(tmp_path)
    (tmp_path / "assets.csv").write_text("nct_id,raw_name,pref_name,part\n")
    with pytest.raises(UsageError, match=r"role, innovation_class.*[\s\S]*assets\.csv, first line"):
        read_labels(tmp_path)


@pytest.mark.parametrize(
    ("trial", "asset", "message"),
    [
        ({"is_mrct": "yes"}, {}, r"'yes' is neither true nor false[\s\S]*trials\.csv, line 2, is_mrct"),
        ({"confidence": "sure"}, {}, r"'sure' is no confidence[\s\S]*trials\.csv, line 2"),
        ({}, {"is_nme": ""}, r"'' is neither[\s\S]*assets\.csv, line 2, is_nme"),
        ({}, {"nct_id": "NCT90000002"}, r"NCT90000002 has no row in trials\.csv[\s\S]*assets\.csv, line 2"),
    ],
)
def test_bad_value_is_named_with_row_and_column(
    tmp_path: Path, trial: dict[str, str], asset: dict[str, str], message: str
) -> None:
    write_gold(tmp_path, [TRIAL | trial], [ASSET | asset])
    with pytest.raises(UsageError, match=message):
        read_labels(tmp_path)


def test_trial_labelled_twice_is_refused(tmp_path: Path) -> None:
    write_gold(tmp_path, [TRIAL, TRIAL])
    with pytest.raises(UsageError, match=r"labelled twice[\s\S]*line 3"):
        read_labels(tmp_path)
