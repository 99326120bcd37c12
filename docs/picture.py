"""Draw the picture of the README, exhibit 1 of the published sample: `.venv/bin/python docs/picture.py --help`.

Belongs here: one chart as SVG, drawn from the published file. Does not belong here: figures of its own.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import duckdb

PICTURE = Path(__file__).with_name("exhibit-01.svg")
MARTS = Path(__file__).resolve().parents[1] / "warehouse" / "marts.duckdb"
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 380, 56, 30, 84, 44
COLOURS = {"CN": ("China", "#b3261e"), "US": ("United States", "#1f4e8c")}
FIGURES = """
    select origin_group, entry_year, n_nme_entries, is_complete_year, cast(snapshot_date as varchar) as snapshot_date
    from exhibits.mart_exhibit_01_nme_entries
    where data_tier = 'synthetic' and origin_group in ('CN', 'US')
    order by origin_group, entry_year
"""


def draw(marts: Path) -> str:
    """The chart as SVG text: new molecules per year and origin, years still filling up dotted."""
    with duckdb.connect(str(marts), read_only=True) as connection:
        rows = connection.execute(FIGURES).fetchall()
    years = sorted({row[1] for row in rows})
    ceiling = -(-max(row[2] for row in rows) // 10) * 10

    def x(year: int) -> float:
        return LEFT + (year - years[0]) / (years[-1] - years[0]) * (WIDTH - LEFT - RIGHT)

    def y(count: int) -> float:
        return HEIGHT - BOTTOM - count / ceiling * (HEIGHT - TOP - BOTTOM)

    parts = [
        _text(16, 28, "New molecules entering the clinic, per year and country of origin", 17, weight="bold"),
        _text(16, 48, f"molecules · exhibit 1, as of {rows[0][4]} · dotted: the year is not complete yet", 12),
        _text(16, 67, "SYNTHETIC: simulated rows of the sample, no measurement", 12, "#8a5a00", "bold"),
    ]
    for count in range(0, ceiling + 1, 10):
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(count):.1f}" y2="{y(count):.1f}" stroke="#ddd"/>')
        parts.append(_text(LEFT - 8, y(count) + 4, str(count), 11, anchor="end"))
    parts += [_text(x(year), HEIGHT - BOTTOM + 20, str(year), 11, anchor="middle") for year in years]
    for position, (group, (label, colour)) in enumerate(COLOURS.items()):
        series = [row for row in rows if row[0] == group]
        for (_, since, start, _, _), (_, until, end, is_complete, _) in zip(series, series[1:], strict=False):
            dots = "" if is_complete else ' stroke-dasharray="2 5"'
            parts.append(
                f'<line x1="{x(since):.1f}" y1="{y(start):.1f}" x2="{x(until):.1f}" y2="{y(end):.1f}" '
                f'stroke="{colour}" stroke-width="2.5"{dots}/>'
            )
        parts.append(_text(WIDTH - 16, 48 + 19 * position, label, 13, colour, "bold", anchor="end"))
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>\n{body}\n</svg>\n'
    )


def _text(
    x: float, y: float, text: str, size: int, colour: str = "#333", weight: str = "normal", anchor: str = "start"
) -> str:
    """One line of text."""
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}"'
    return f'<text {place} fill="{colour}" font-weight="{weight}" text-anchor="{anchor}">{text}</text>'


def main() -> None:
    """Draw it from the published file, into the repository or onto the screen."""
    parser = argparse.ArgumentParser(description="Draw the picture of the README from the published sample.")
    parser.add_argument("--marts", type=Path, default=MARTS, help="published file to draw from")
    parser.add_argument("--print", action="store_true", help=f"print the SVG instead of writing {PICTURE.name}")
    asked = parser.parse_args()
    if asked.print:
        sys.stdout.write(draw(asked.marts))
    else:
        PICTURE.write_text(draw(asked.marts), encoding="utf-8")


if __name__ == "__main__":
    main()
