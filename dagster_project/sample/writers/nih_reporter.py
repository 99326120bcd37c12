"""NIH projects as published: ExPORTER's yearly CSV of closed fiscal years, RePORTER's JSON pages of the last ones."""

import csv
import json
from itertools import islice
from pathlib import Path

from dagster_project.sample.panel.grants import FISCAL_YEARS, NihProject, nih_projects

COLUMNS = (
    "APPLICATION_ID,ACTIVITY,ADMINISTERING_IC,APPLICATION_TYPE,ARRA_FUNDED,AWARD_NOTICE_DATE,BUDGET_START,BUDGET_END,"
    "CORE_PROJECT_NUM,FULL_PROJECT_NUM,FUNDING_MECHANISM,FY,IC_NAME,ORG_CITY,ORG_COUNTRY,ORG_IPF_CODE,ORG_NAME,"
    "ORG_STATE,ORG_ZIPCODE,PROJECT_TITLE,SUBPROJECT_ID,DIRECT_COST_AMT,INDIRECT_COST_AMT,TOTAL_COST,"
    "TOTAL_COST_SUB_PROJECT"
)
IN_EXPORTER = FISCAL_YEARS[:2]
PAGE = 500


def write_projects(folder: Path, seed: int, scale: float) -> int:
    """Write every fiscal year; returns the number of applications, parts among them."""
    return sum(
        _write_csv(folder, seed, scale, year) if year in IN_EXPORTER else _write_pages(folder, seed, scale, year)
        for year in FISCAL_YEARS
    )


def _write_csv(folder: Path, seed: int, scale: float, year: int) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    n_rows = 0
    with (folder / f"RePORTER_PRJ_C_FY{year}_synthetic.csv").open("w", encoding="utf-8", newline="") as handle:
        out = csv.DictWriter(handle, COLUMNS.split(","), restval="", lineterminator="\r\n")
        out.writeheader()
        for project in nih_projects(seed, scale, year):
            out.writerow(_row(project))
            n_rows += 1
    return n_rows


def _row(project: NihProject) -> dict[str, object]:
    place = project.organisation
    return {
        "APPLICATION_ID": project.application_id,
        "ACTIVITY": project.activity,
        "ADMINISTERING_IC": project.institute,
        "APPLICATION_TYPE": "5",
        "ARRA_FUNDED": "N",
        "AWARD_NOTICE_DATE": f"{project.notice:%m/%d/%Y}",
        "CORE_PROJECT_NUM": project.core_number,
        "FULL_PROJECT_NUM": project.number,
        "FY": project.fiscal_year,
        "ORG_CITY": place.city.upper(),
        "ORG_COUNTRY": "UNITED STATES",
        "ORG_IPF_CODE": place.code,
        "ORG_NAME": place.name.upper(),
        "ORG_STATE": place.state,
        "ORG_ZIPCODE": place.zip_code,
        "PROJECT_TITLE": "SYNTHETIC project",
        "SUBPROJECT_ID": project.part,
        "TOTAL_COST_SUB_PROJECT" if project.part else "TOTAL_COST": project.amount,
    }


def _write_pages(folder: Path, seed: int, scale: float, year: int) -> int:
    pages = folder / f"fy{year}"
    pages.mkdir(parents=True, exist_ok=True)
    total = sum(1 for _ in nih_projects(seed, scale, year))
    projects = nih_projects(seed, scale, year)
    for offset in range(0, total, PAGE):
        meta = {"search_id": "SYNTHETIC", "total": total, "offset": offset, "limit": PAGE, "sort_field": "appl_id"}
        page = {"meta": meta, "results": [_record(project) for project in islice(projects, PAGE)]}
        text = json.dumps(page, separators=(",", ":"))
        (pages / f"{year}-{offset:05d}_synthetic.json").write_text(text + "\n", encoding="utf-8")
    return total


def _record(project: NihProject) -> dict:
    place = project.organisation
    return {
        "appl_id": project.application_id,
        "subproject_id": project.part or None,
        "fiscal_year": project.fiscal_year,
        "project_num": project.number,
        "organization": {
            "org_name": place.name.upper(),
            "org_city": place.city.upper(),
            "org_country": "UNITED STATES",
            "org_state": place.state,
            "org_zipcode": place.zip_code,
            "org_ipf_code": place.code,
        },
        "award_amount": project.amount,
        "activity_code": project.activity,
        "award_notice_date": f"{project.notice.isoformat()}T00:00:00",
        "core_project_num": project.core_number,
        "agency_ic_admin": {"code": project.institute[:2], "abbreviation": project.institute},
    }
