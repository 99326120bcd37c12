"""Style rules that no general linter knows: sizes, layering, what may never stand in a committed file.

Run by `make lint`. Python style itself is ruff's; here are the rules of this project only.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MAX_SQL_LINES = 150
MAX_PYTHON_LINES = 500
TEXT = {".py", ".sql", ".yml", ".md", ".toml", ".csv", ".lock", ".txt", ".html", ""}
FORBIDDEN = [
    (re.compile(r"https?://(files|registry|deb)\.[a-z]|/simple/|index[-]url", re.I), "names a package registry's host"),
    (re.compile(r"(?<![\w/.])/(work)/(main|shared)|/(root)/"), "names a path of one machine"),
    (re.compile(r"\b(TODO|FIXME|XXX|HACK)\b"), "leaves work undone"),
]
SQL_RULES = [
    (re.compile(r"(?<!:)::(?!:)"), "use cast(), not ::"),
    (re.compile(r"\b(SELECT|FROM|WHERE|JOIN|GROUP BY|UNION)\b"), "keywords are lower case"),
]
LAYER_MAY_READ = {
    "staging": ("stg_",),
    "intermediate": ("stg_", "int_", "seed_"),
    # curated tables are shown as they stand, so no step lies between their staging and a mart
    "exhibits": (
        *("int_", "seed_", "dim_", "fct_", "bridge_", "mart_", "v_", "asset_", "trial_", "company_"),
        # scorecards cite figures of other exhibits
        *("stg_curated__", "metric_value"),
    ),
}


def tracked() -> list[Path]:
    """Every file git knows or would add."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [ROOT / line for line in done.stdout.splitlines() if (ROOT / line).is_file()]


def without_comments(sql: str) -> str:
    """SQL without comments and text literals, in which anything may stand."""
    sql = re.sub(r"\{#.*?#\}", "", sql, flags=re.S)
    sql = re.sub(r"--[^\n]*", "", sql)
    return re.sub(r"'(?:[^']|'')*'", "''", sql)


def sql_findings(path: Path, text: str) -> list[str]:
    """Findings in one SQL file."""
    found = []
    n_lines = text.count("\n") + 1
    if n_lines > MAX_SQL_LINES:
        found.append(f"{n_lines} lines, at most {MAX_SQL_LINES}")
    bare = without_comments(text)
    found += [why for pattern, why in SQL_RULES if pattern.search(bare)]
    layer = next(
        (name for name in LAYER_MAY_READ if f"/models/{name}/" in str(path) or f"/marts/{name}/" in str(path)), ""
    )
    if layer and "/macros/" not in str(path):
        for name in re.findall(r"ref\('([^']+)'\)", re.sub(r"\{#.*?#\}", "", text, flags=re.S)):
            if not name.startswith(LAYER_MAY_READ[layer]):
                found.append(f"a model of layer {layer} reads {name}")
    return found


def shared_test_names(paths: list[Path]) -> list[str]:
    """Test modules of one file name: pytest imports them by that name alone and stops at the second."""
    first: dict[str, Path] = {}
    found = []
    for path in paths:
        if path.match("tests/*/test_*.py"):
            other = first.setdefault(path.name, path)
            if other != path:
                found.append(f"{path.relative_to(ROOT)}: has the name of {other.relative_to(ROOT)}")
    return found


def findings() -> list[str]:
    """Every finding as `file: what`."""
    out = shared_test_names(tracked())
    for path in tracked():
        if path.suffix not in TEXT or path == Path(__file__) or path.stat().st_size > 5_000_000:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        name = path.relative_to(ROOT)
        problems = [why for pattern, why in FORBIDDEN if pattern.search(text)]
        if path.suffix == ".sql":
            problems += sql_findings(path, text)
        if path.suffix == ".py" and text.count("\n") + 1 > MAX_PYTHON_LINES:
            problems.append(f"{text.count(chr(10)) + 1} lines, at most {MAX_PYTHON_LINES}")
        out += [f"{name}: {problem}" for problem in problems]
    return out


if __name__ == "__main__":
    problems = findings()
    print("\n".join(problems) or "project style: no findings")
    sys.exit(1 if problems else 0)
