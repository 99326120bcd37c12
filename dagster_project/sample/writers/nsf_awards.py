"""NSF awards as the award service gives them: pages of 25 with the total, money as text."""

import json
from itertools import islice
from pathlib import Path

from dagster_project.sample.panel.grants import FISCAL_YEARS, NsfAward, nsf_awards

PAGE = 25


def write_awards(folder: Path, seed: int, scale: float) -> int:
    """Write the awards of every fiscal year in a folder of its own; returns how many."""
    n_awards = 0
    for year in FISCAL_YEARS:
        pages = folder / f"fy{year}"
        pages.mkdir(parents=True, exist_ok=True)
        total = sum(1 for _ in nsf_awards(seed, scale, year))
        awards = nsf_awards(seed, scale, year)
        for offset in range(1, total + 1, PAGE):
            found = [_record(award) for award in islice(awards, PAGE)]
            meta = {"offset": offset, "rpp": PAGE, "totalCount": total}
            text = json.dumps({"response": {"metadata": meta, "award": found}}, separators=(",", ":"))
            (pages / f"awards-{year}-{offset:05d}_synthetic.json").write_text(text + "\n", encoding="utf-8")
        n_awards += total
    return n_awards


def _record(award: NsfAward) -> dict:
    place = award.organisation
    return {
        "id": award.award_id,
        "agency": "NSF",
        "title": "SYNTHETIC award",
        "date": f"{award.awarded:%m/%d/%Y}",
        "startDate": f"{award.start:%m/%d/%Y}",
        "expDate": f"{award.end:%m/%d/%Y}",
        "awardeeName": place.name,
        "awardeeCity": place.city.upper(),
        "awardeeStateCode": place.state,
        "awardeeZipCode": place.zip_code,
        "awardeeCountryCode": "US",
        "dirAbbr": award.directorate,
        "transType": "Grant",
        "estimatedTotalAmt": str(award.estimated),
        "fundsObligatedAmt": str(sum(amount for _, amount in award.obligated)),
        "fundsObligated": [f"FY {year} = ${amount:,}.00" for year, amount in award.obligated],
    }
