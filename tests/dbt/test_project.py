"""The dbt project as a whole: it builds, every unit test runs, and its YAML is the truth about its tables."""

import pytest
from project_build import Build

NUMERIC = ("BIGINT", "INTEGER", "DOUBLE", "DECIMAL", "HUGEINT", "FLOAT")


def described(build: Build) -> dict[str, dict]:
    """Every model, seed and source of the project by its id in dbt."""
    own = {k: v for k, v in build.manifest["nodes"].items() if v["resource_type"] in ("model", "seed")}
    return own | build.manifest["sources"]


def test_whole_project_builds(build: Build) -> None:
    failed = {node: status for node, status in build.status.items() if status not in ("success", "pass")}
    assert not failed
    assert build.success


def test_every_unit_test_ran_and_passed(build: Build) -> None:
    declared = set(build.manifest["unit_tests"])
    assert declared
    assert {node for node in declared if build.status.get(node) != "pass"} == set()


def test_every_table_states_its_grain(build: Build) -> None:
    missing = [k for k, v in described(build).items() if not v["config"].get("meta", {}).get("grain")]
    assert missing == []


def test_every_table_and_column_is_described(build: Build) -> None:
    missing = [k for k, v in described(build).items() if not v["description"].strip()]
    for node, properties in described(build).items():
        columns = properties["columns"].values()
        missing += [f"{node}.{column['name']}" for column in columns if not column["description"].strip()]
    assert missing == []


def test_yaml_lists_exactly_the_columns_of_the_file(build: Build) -> None:
    query = "select table_schema || '.' || table_name, column_name from information_schema.columns"
    in_file: dict[str, set[str]] = {}
    for table, column in build.rows(query):
        in_file.setdefault(table, set()).add(column)
    differing = {}
    for node, properties in described(build).items():
        table = f"{properties['schema']}.{properties.get('alias') or properties['identifier']}"
        difference = set(properties["columns"]) ^ in_file.get(table, set())
        if difference:
            differing[node] = difference
    assert differing == {}


def test_grain_is_guarded_by_a_test(build: Build) -> None:
    """A stated grain that nothing checks is a guess."""
    guarded = {
        test["attached_node"]: set(test["test_metadata"]["kwargs"]["columns"])
        for test in build.manifest["nodes"].values()
        if test["resource_type"] == "test" and (test.get("test_metadata") or {}).get("name") == "unique_grain"
    }
    stated = {
        node: {part.strip() for part in properties["config"]["meta"].get("grain", "").split("×")}
        for node, properties in described(build).items()
        if properties["resource_type"] in ("model", "seed")
    }
    assert {node: grain for node, grain in stated.items() if guarded.get(node) != grain} == {}


def test_every_mart_figure_has_a_unit(build: Build) -> None:
    lacking = []
    for node, properties in described(build).items():
        if properties["schema"] not in ("core", "exhibits", "meta"):
            continue
        for name, column in properties["columns"].items():
            is_figure = (column["data_type"] or "").upper().startswith(NUMERIC) and not name.endswith("_no")
            if is_figure and not column["config"].get("meta", {}).get("unit"):
                lacking.append(f"{node}.{name}")
    assert lacking == []


def test_every_exhibit_mart_has_an_as_of_date(build: Build) -> None:
    known = {row[0] for row in build.rows("select exhibit_id from seeds.seed_exhibit_asof")}
    used = {
        node: properties["config"].get("meta", {}).get("exhibit_id")
        for node, properties in described(build).items()
        if properties["schema"] == "exhibits"
    }
    assert {node: exhibit for node, exhibit in used.items() if exhibit not in known} == {}


@pytest.mark.parametrize(
    ("trial_id", "expected"),
    [
        ("NCT90000001", ("EARLY_I", 0.8, "I")),
        ("NCT90000002", ("I", 1.0, "I")),
        ("NCT90000003", ("I/II", 1.5, "II")),
        ("NCT90000004", ("II", 2.0, "II")),
        ("NCT90000005", ("II/III", 2.5, "III")),
        ("NCT90000006", ("III", 3.0, "III")),
        ("NCT90000007", ("IV", None, "none")),
        ("NCT90000008", ("NA", None, "none")),
        ("NCT90000009", ("NA", None, "none")),
        ("NCT90000010", ("NA", None, "none")),
    ],
)
def test_phase_ladder_of_the_seed(build: Build, trial_id: str, expected: tuple) -> None:
    """The unit tests of int_trial__phase bring their own ladder; this one reads the seed's."""
    query = "select phase, phase_rank, phase_group_e09 from intermediate.int_trial__phase where trial_id = "
    assert build.rows(f"{query}'{trial_id}'") == [expected]


def test_every_registry_country_name_leads_to_a_country(build: Build) -> None:
    rows = build.rows("select distinct country_code, n_sites, is_removed from intermediate.int_trial__countries")
    assert sorted(rows) == [("AU", 1, False), ("CN", 1, False), ("CZ", 0, True)]


def test_molecule_that_open_targets_links_to_a_trial_is_its_asset(build: Build) -> None:
    """The same code in the sponsor's other trials, which no report links, stays the sponsor's own."""
    query = """
        select assets.pref_name, links.link_method, list_sort(list(distinct areas.method))
        from core.bridge_trial_asset as links
        inner join core.dim_asset as assets using (data_tier, asset_id)
        inner join core.bridge_trial_ta as areas using (data_tier, trial_id)
        where links.trial_id = ?
        group by all
    """.replace("?", "'{}'")
    assert build.rows(query.format("NCT90000001")) == [("testanib", "open_targets_link", ["linked_condition"])]
    assert build.rows(query.format("NCT90000002")) == [("AB-101", "novel_code", ["condition"])]
