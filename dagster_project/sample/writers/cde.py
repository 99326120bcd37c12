"""Chinese CDE platform rows: no header, 43 columns, records parted by blank lines, all text in Chinese."""

import csv
from pathlib import Path

from dagster_project.sample.chinese import company_name, drug_name
from dagster_project.sample.trials import Trial
from dagster_project.sample.writers.ctgov_study import signed_by

N_COLUMNS = 43
PHASES = {"EARLY_I": "0期", "I": "I期", "I/II": "其它其他说明:I/II期", "II": "II期", "II/III": "其它其他说明:II/III期"}
PHASES |= {"III": "III期", "IV": "IV期", "NA": "其它"}
STATES = {"COMPLETED": "已完成", "TERMINATED": "主动终止", "SUSPENDED": "主动暂停"}


class CdeWriter:
    """Streams the CDE registrations of trials; each is also on ClinicalTrials.gov."""

    def __init__(self, folder: Path, dirty: bool) -> None:
        self._dirty = dirty
        folder.mkdir(parents=True, exist_ok=True)
        self._handle = (folder / "trial_info_synthetic.csv").open("w", encoding="utf-8", newline="")
        self._out = csv.writer(self._handle, lineterminator="\n")
        self.n_rows = 0

    def add(self, trial: Trial) -> None:
        """Write a trial's CDE entry, if it has one."""
        entry = next((r for r in trial.registrations if r.registry == "CDE"), None)
        own = next((p.asset for p in trial.participants if p.role == "experimental"), None)
        if entry is None or own is None:
            return
        self.n_rows += 1
        drug, disease = drug_name(own), trial.conditions[0].texts[0]
        scope = "国际多中心试验" if len(trial.countries) > 1 else "国内试验"
        row = [""] * N_COLUMNS
        row[0], row[1], row[2] = entry.number, STATES.get(trial.status, "进行中"), "SYNTHETIC"
        row[4], row[5], row[7] = company_name(signed_by(trial, self._dirty)), entry.day.isoformat(), drug
        row[9] = "化学药物" if own.modality in ("small_molecule", "protac", "molecular_glue") else "生物制品"
        row[11], row[12] = disease, PHASES[trial.phase]
        row[14], row[15], row[42] = "安全性和有效性", scope, scope
        row[18] = f"国内:{trial.enrollment}；"
        row[27] = row[28] = f"{drug}治疗{disease}的{PHASES[trial.phase]}临床试验"
        row[29] = f"1中文通用名:{drug}英文通用名:{own.pref_name}商品:NA"
        row[31] = f"SYN-{trial.nct[-7:]}"
        row[37] = "随机化" if "head" in trial.design or "placebo" in trial.design else "非随机化"
        row[38] = "双盲" if "placebo" in trial.design else "开放"
        self._out.writerow(row)
        self._handle.write("\n")

    def close(self) -> None:
        """Close the file."""
        self._handle.close()
