"""The simulated world: same bytes twice, formats as published, consistent truth, all marked synthetic."""

import csv
import gzip
import hashlib
import io
import json
import re
import zipfile
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from dagster_project.sample import generate, names
from dagster_project.sample.assets import Asset, new_asset
from dagster_project.sample.companies import CONJUGATES
from dagster_project.sample.truth import write_truth
from dagster_project.sample.world import World

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "dbt" / "seeds"
COMMITTED = ROOT / "raw" / "sample"
COMMITTED_TRUTH = ROOT / "tests" / "truth" / "sample"


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def contents(path: Path) -> object:
    """Content that does not depend on the compression library's version."""
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes())
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    return path.read_bytes()


def studies(folder: Path) -> list[dict]:
    found = []
    for page in sorted((folder / "api_pages").glob("*.json")):
        found += json.loads(page.read_text(encoding="utf-8"))["studies"]
    with zipfile.ZipFile(folder / "ctg-studies-synthetic.zip") as archive:
        found += [json.loads(archive.read(name)) for name in archive.namelist()]
    with gzip.open(folder / "ctg-studies-synthetic.json.gz") as handle:
        found += json.load(handle)
    for lines in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(lines, "rt", encoding="utf-8") as handle:
            found += [json.loads(line) for line in handle]
    return found


def read_csv(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def committed_studies() -> list[dict]:
    return studies(COMMITTED / "ctgov")


def test_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        generate(0.3, 5, tmp_path / name, truth=tmp_path / f"truth_{name}")
    assert fingerprints(tmp_path / "a") == fingerprints(tmp_path / "b")
    assert fingerprints(tmp_path / "truth_a") == fingerprints(tmp_path / "truth_b")


def test_another_seed_gives_another_world(tmp_path: Path) -> None:
    generate(0.1, 5, tmp_path / "a")
    generate(0.1, 6, tmp_path / "b")
    first, second = fingerprints(tmp_path / "a"), fingerprints(tmp_path / "b")
    assert {name for name in first if first[name] == second.get(name)} == {"README.md"}


def test_committed_sample_is_what_the_generator_writes(tmp_path: Path) -> None:
    manifest = json.loads((COMMITTED / "manifest.json").read_text(encoding="utf-8"))
    generate(manifest["scale"], manifest["seed"], tmp_path / "out", truth=tmp_path / "truth")
    for fresh, kept in ((tmp_path / "out", COMMITTED), (tmp_path / "truth", COMMITTED_TRUTH)):
        names = {p.relative_to(fresh) for p in fresh.rglob("*") if p.is_file()}
        assert names == {p.relative_to(kept) for p in kept.rglob("*") if p.is_file()}
        changed = [str(name) for name in sorted(names) if contents(fresh / name) != contents(kept / name)]
        assert changed == []


def test_committed_sample_stays_small() -> None:
    assert sum(p.stat().st_size for p in COMMITTED.rglob("*") if p.is_file()) < 4_000_000


def test_truth_does_not_depend_on_writing_extracts(tmp_path: Path) -> None:
    generate(0.2, 9, tmp_path / "out", truth=tmp_path / "with")
    write_truth(0.2, 9, tmp_path / "without")
    assert fingerprints(tmp_path / "with") == fingerprints(tmp_path / "without")


def test_clean_and_dirty_worlds_share_their_facts(tmp_path: Path) -> None:
    write_truth(0.5, 9, tmp_path / "dirty", dirty=True)
    write_truth(0.5, 9, tmp_path / "clean", dirty=False)
    for name in ("exhibit_01_nme_entries.csv", "exhibit_02_ta_share.csv", "exhibit_11_fic.csv"):
        assert (tmp_path / "dirty" / name).read_bytes() == (tmp_path / "clean" / name).read_bytes()
    clean = {row["written_as"] for row in read_csv(tmp_path / "clean" / "gold" / "assets.csv")}
    assert clean <= {"inn", "code", "generic", "biosimilar"}


def test_refuses_a_folder_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep me")
    with pytest.raises(FileExistsError, match="choose an empty folder"):
        generate(0.1, 1, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_refuses_a_scale_that_is_not_positive(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="scale must be positive"):
        generate(0, 1, tmp_path / "out")


def test_everything_is_marked_synthetic(committed_studies: list[dict]) -> None:
    manifest = json.loads((COMMITTED / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["data_tier"] == "synthetic"
    data_files = [p for p in COMMITTED.rglob("*") if p.is_file() and p.parent != COMMITTED]
    names = [p.relative_to(COMMITTED).as_posix() for p in data_files]
    assert [name for name in names if "synthetic" not in name and "/simulated_" not in name] == []
    titles = [s["protocolSection"]["identificationModule"]["briefTitle"] for s in committed_studies]
    assert all(title.startswith("SYNTHETIC: ") for title in titles)


def test_manifest_counts_what_was_written(committed_studies: list[dict]) -> None:
    counts = json.loads((COMMITTED / "manifest.json").read_text(encoding="utf-8"))["counts"]
    ids = [s["protocolSection"]["identificationModule"]["nctId"] for s in committed_studies]
    assert len(ids) == len(set(ids)) == counts["ctgov_studies"]
    assert all(re.fullmatch(r"NCT9\d{7}", nct) for nct in ids)
    with zipfile.ZipFile(COMMITTED / "drugsatfda" / "drugsatfda_synthetic.zip") as archive:
        lines = archive.read("Applications.txt").decode().split("\r\n")
    assert len(lines) - 2 == counts["drugsatfda_applications"]
    ema = next((COMMITTED / "ema_medicines").glob("*.json"))
    assert len(json.loads(ema.read_text(encoding="utf-8"))["data"]) == counts["ema_medicines"]


def test_api_pages_carry_total_and_token_as_the_api_does() -> None:
    pages = [json.loads(p.read_text("utf-8")) for p in sorted((COMMITTED / "ctgov" / "api_pages").glob("*.json"))]
    assert pages[0]["totalCount"] == sum(len(page["studies"]) for page in pages)
    assert ["nextPageToken" in page for page in pages] == [True] * (len(pages) - 1) + [False]
    assert all("totalCount" not in page for page in pages[1:])


def test_drugsatfda_tables_end_lines_with_crlf_and_keep_their_columns() -> None:
    with zipfile.ZipFile(COMMITTED / "drugsatfda" / "drugsatfda_synthetic.zip") as archive:
        for name in archive.namelist():
            text = archive.read(name).decode()
            rows = text.split("\r\n")
            assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
            assert {row.count("\t") for row in rows[:-1]} == {rows[0].count("\t")}, name
        products = archive.read("Products.txt").decode().split("\r\n")[1:-1]
    assert all(re.match(r"\d{6}\t00\d\t", row) for row in products)


def test_purple_book_has_preamble_changes_and_full_list() -> None:
    path = next((COMMITTED / "purple_book").glob("*.csv"))
    text = path.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    headers = [i for i, row in enumerate(rows) if row[0] == "N/R/U"]
    assert rows[0][0].startswith("Purple Book Monthly") and len(headers) == 2
    full = rows[headers[1] + 1 :]
    assert {len(row) for row in rows} == {25}
    assert {row[19] for row in full} == {"CDER", "CBER"}
    assert all(re.fullmatch(r"\d{1,2}-[A-Z][a-z]{2}-\d{2}", row[12]) for row in full)


def test_cber_products_are_in_the_purple_book_only() -> None:
    path = next((COMMITTED / "purple_book").glob("*.csv"))
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    cber = {row[2] for row in rows if row[19:20] == ["CBER"]}
    with zipfile.ZipFile(COMMITTED / "drugsatfda" / "drugsatfda_synthetic.zip") as archive:
        listed = {row[:6] for row in archive.read("Applications.txt").decode().split("\r\n")[1:-1]}
    assert cber and not cber & listed


def test_the_world_holds_every_kind_of_dirt(committed_studies: list[dict]) -> None:
    """Traps that the metric dictionary names; a world without one of them would prove nothing about it."""
    written = Counter(row["written_as"] for row in read_csv(COMMITTED_TRUTH / "gold" / "assets.csv"))
    assert set(written) >= {
        *("code", "inn", "brand", "typo", "chinese_in_brackets", "code_respaced", "with_dose"),
        *("descriptive", "combination", "biosimilar", "generic"),
    }
    protocols = [s["protocolSection"] for s in committed_studies]
    starts = [p["statusModule"]["startDateStruct"]["date"] for p in protocols]
    assert any(re.fullmatch(r"\d{4}-\d\d", s) for s in starts) and any(s.endswith("-13") for s in starts)
    phases = {tuple(p["designModule"].get("phases", ())) for p in protocols}
    assert {("PHASE1", "PHASE2"), ("PHASE2", "PHASE3"), ("EARLY_PHASE1",), ("NA",), ("PHASE4",), ()} <= phases
    statuses = {p["statusModule"]["overallStatus"] for p in protocols}
    assert statuses >= {"TERMINATED", "WITHDRAWN", "UNKNOWN", "SUSPENDED", "NOT_YET_RECRUITING"}
    assert any(s.get("derivedSection", {}).get("miscInfoModule", {}).get("removedCountries") for s in committed_studies)
    assert any("derivedSection" not in s for s in committed_studies)
    texts = " ".join(p["descriptionModule"]["briefSummary"] for p in protocols)
    assert "in vivo CAR-T" in texts and "bispecific antibody targeting" in texts


def test_world_holds_the_company_traps() -> None:
    portfolios = list(World(1, 42).portfolios())
    companies = [p.company for p in portfolios if p.company]
    assets = [a for p in portfolios for a in p.assets]
    trials = [t for p in portfolios for t in p.trials()]
    assert any(c.moved_to for c in companies) and any(c.subsidiary for c in companies)
    assert {a.partner_kind for a in assets} >= {"licensee", "newco"}
    assert {t.design for t in trials} >= {
        "add_on",
        "head_to_head",
        "head_to_head_all_experimental",
        "biosimilar",
    }
    iit_first = [a for a in assets if len(a.trials) > 1 and a.trials[0].is_iit and not a.trials[1].is_iit]
    assert iit_first and all(a.is_cell for a in iit_first if not a.originator.is_academic)
    folded = [t for t in trials if set(t.countries) in ({"CN", "TW"}, {"CN", "HK"}) and t.lead_country == "CN"]
    assert folded and any(t.is_covid for t in trials)


def test_one_study_in_three_registries_keeps_its_first_registration_date() -> None:
    rows = read_csv(COMMITTED / "ictrp" / "ictrp_export_synthetic.csv")
    euctr = Counter(row["TrialID"][:19] for row in rows if row["TrialID"].startswith("EUCTR"))
    assert max(euctr.values()) > 1, "one row per member state"
    trials = [t for p in World(1, 42).portfolios() for t in p.trials()]
    assert any(len(t.registrations) == 2 and t.lead_country == "CN" for t in trials)
    assert all(r.day >= t.submitted and r.day.year == t.submitted.year for t in trials for r in t.registrations)
    assert any(not r.is_stated for t in trials for r in t.registrations)


def test_cde_rows_have_no_header_and_stand_between_blank_lines() -> None:
    lines = (COMMITTED / "cde" / "trial_info_synthetic.csv").read_text(encoding="utf-8").split("\n")
    assert all(line == "" for line in lines[1::2])
    rows = list(csv.reader(line for line in lines if line))
    assert {len(row) for row in rows} == {43} and all(re.fullmatch(r"CTR\d{8}", row[0]) for row in rows)


def test_shares_of_an_area_add_to_one() -> None:
    totals: Counter = Counter()
    for row in read_csv(COMMITTED_TRUTH / "exhibit_02_ta_share.csv"):
        totals[row["ta_id"]] += float(row["share_of_global"])
    assert totals and all(abs(total - 1) < 1e-9 for total in totals.values())


def test_unexplored_targets_agree_between_exhibits_11_and_12b() -> None:
    of_11 = {
        row["entry_year"]: int(row["n_fic"])
        for row in read_csv(COMMITTED_TRUTH / "exhibit_11_fic.csv")
        if row["origin_group"] == "CN" and row["novelty_class"] == "unexplored_target"
    }
    of_12b: Counter = Counter()
    for row in read_csv(COMMITTED_TRUTH / "exhibit_12b_unexplored_target_nmes.csv"):
        of_12b[row["entry_year"]] += int(row["n_nmes"])
    assert of_11 and of_11 == of_12b


def test_first_in_class_never_exceeds_entries() -> None:
    entries = {
        (row["entry_year"], row["origin_group"]): int(row["n_nme_entries"])
        for row in read_csv(COMMITTED_TRUTH / "exhibit_01_nme_entries.csv")
    }
    fic: Counter = Counter()
    for row in read_csv(COMMITTED_TRUTH / "exhibit_11_fic.csv"):
        fic[row["entry_year"], row["origin_group"]] += int(row["n_fic"])
    assert all(n <= entries[key] for key, n in fic.items())


def test_cumulative_target_share_ends_at_one() -> None:
    last = {
        row["origin_group"]: float(row["cum_share"])
        for row in read_csv(COMMITTED_TRUTH / "exhibit_10_target_cumshare.csv")
    }
    assert set(last) == {"CN", "US"} and all(abs(value - 1) < 1e-9 for value in last.values())


@pytest.fixture(scope="module")
def large_world() -> World:
    """Twenty times the committed sample: three thousand companies, twenty thousand molecules."""
    return World(20, 42)


def test_no_company_numbers_its_molecules_like_a_real_one(large_world: World) -> None:
    real = {row["code_prefix"].upper() for row in read_csv(SEEDS / "seed_code_prefix.csv")}
    invented = {company.code_prefix for company in large_world.companies}
    assert len(invented) == 3000
    assert (invented | {f"{prefix}{CONJUGATES}" for prefix in invented}) & real == set()


@pytest.fixture(scope="module")
def large_cast(large_world: World) -> list[Asset]:
    """Its molecules, without trials."""
    cast = [*large_world.pools.rivals, *large_world.pools.backbones]
    for company in large_world.companies:
        cast += [new_asset(Random(position), company, position) for position in range(company.n_assets)]
    assert len(cast) > 15_000
    return cast


def patterns_of(seed: str, column: str, kinds: set[str]) -> list[re.Pattern]:
    return [re.compile(row[column]) for row in read_csv(SEEDS / f"{seed}.csv") if row["applies_to"] in kinds]


def test_no_invented_name_says_what_its_bearer_is(large_cast: list[Asset]) -> None:
    """A name means nothing to the rules that read real names, but for the ending of a substance's name."""
    classes = patterns_of("seed_asset_class_rule", "pattern", {"name", "own_name"})
    modalities = patterns_of("seed_modality_rules", "regex_case_insensitive", {"name", "text"})
    names_given = {name.lower() for asset in large_cast for name in (asset.code, asset.inn, asset.brand) if name}
    without_ending = {asset.code.lower() for asset in large_cast if asset.code}
    without_ending |= {names.substance_stem(asset.number) for asset in large_cast}
    assert [name for name in names_given if any(pattern.search(name) for pattern in classes)] == []
    assert [name for name in without_ending if any(pattern.search(name) for pattern in modalities)] == []


def test_no_two_molecules_share_a_name(large_cast: list[Asset]) -> None:
    given = Counter(name.lower() for m in large_cast for name in (m.code, m.inn, m.brand, m.chinese) if name)
    assert given.most_common(1)[0][1] == 1
