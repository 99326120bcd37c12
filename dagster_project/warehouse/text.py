"""Plain text tables that can be piped. Belongs here: alignment only."""

from __future__ import annotations


def text_table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table with columns as wide as their widest cell; numbers stand to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(head, *rows, strict=True)]
    numeric = [bool(rows) and all(_is_number(row[index]) for row in rows) for index in range(len(head))]

    def line(cells: list[str]) -> str:
        out = [c.rjust(w) if n else c.ljust(w) for c, w, n in zip(cells, widths, numeric, strict=True)]
        return "  ".join(out).rstrip()

    return "\n".join([line(head), line(["-" * width for width in widths]), *(line(row) for row in rows)])


def _is_number(cell: str) -> bool:
    text = cell.replace(",", "").replace("%", "").lstrip("-")
    return not text or text.replace(".", "", 1).replace("e", "", 1).replace("-", "", 1).isdigit()
