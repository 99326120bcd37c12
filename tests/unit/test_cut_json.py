"""Cutting JSON: the exact text of every record survives, whatever the shape, the spacing and the size of a read."""

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dagster_project.errors import InputBroken
from dagster_project.landing import cut_json as module
from dagster_project.landing.cut_json import cut_json, cut_json_lines
from dagster_project.landing.records import Broken, Cut

SPACES = st.text(" \t\r\n", max_size=3)
TEXTS = st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from('"\\{}[],:/'), max_size=12)
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
)  # fmt: skip
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=8
)
RECORDS = st.dictionaries(TEXTS.filter(lambda name: name not in ("records", "marker")), VALUES, max_size=4)
WINDOWS = st.integers(min_value=1, max_value=40)


@st.composite
def texts_of_records(draw: st.DrawFn, marker: bool = False) -> list[str]:
    """Draw records as texts, printed as publishers do: escaped or not, indented or not."""
    texts = []
    for record in draw(st.lists(RECORDS, max_size=5)):
        body: dict[str, Any] = {"marker": 1, **record} if marker else record
        texts.append(json.dumps(body, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([None, 0, 2]))))
    return texts


def cut(text: str, window: int, **options: Any) -> tuple[list[Cut], dict[str, Any]]:
    """Cut a text that is read in windows of a size."""
    facts: dict[str, Any] = {}
    named = {"records_at": ("records",), "record_marker": "marker", "facts": facts} | options
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "WINDOW_CHARS", window)
        found = list(cut_json(io.StringIO(text), **named))
    return [item for item in found if isinstance(item, Cut)], facts


def payloads(found: list[Cut]) -> list[str]:
    """Return the texts, having checked values and places."""
    assert [item.position for item in found] == list(range(1, len(found) + 1))
    assert [item.value for item in found] == [json.loads(item.payload) for item in found]
    return [item.payload for item in found]


@settings(max_examples=80)
@given(texts=texts_of_records(), space=SPACES, window=WINDOWS, mark=st.sampled_from(["", "\ufeff"]))
def test_array_keeps_every_text(texts: list[str], space: str, window: int, mark: str) -> None:
    joined = f"{space},{space}".join(texts)
    found, _ = cut(f"{mark}{space}[{space}{joined}{space}]{space}", window)
    assert payloads(found) == texts


@settings(max_examples=80)
@given(
    texts=texts_of_records(marker=True),
    before=st.dictionaries(TEXTS.filter(lambda name: name != "records"), VALUES, max_size=3),
    after=st.dictionaries(TEXTS.filter(lambda name: name != "records"), VALUES, max_size=3),
    space=SPACES,
    window=WINDOWS,
)
def test_page_keeps_every_text_and_notes_the_other_members(
    texts: list[str], before: dict[str, Any], after: dict[str, Any], space: str, window: int
) -> None:
    def members(of: dict[str, Any]) -> list[str]:
        return [f"{json.dumps(name)}{space}:{space}{json.dumps(value)}" for name, value in of.items()]

    records = f'"records"{space}:{space}[{",".join(texts)}]'
    text = "{" + f"{space},{space}".join([*members(before), records, *members(after)]) + "}" + space
    found, facts = cut(text, window)
    assert payloads(found) == texts
    assert facts == before | after


@settings(max_examples=50)
@given(record=RECORDS, window=WINDOWS, place=st.sampled_from(["first", "last"]))
def test_single_record_keeps_its_text(record: dict[str, Any], window: int, place: str) -> None:
    body = {"marker": {}, **record} if place == "first" else {**record, "marker": {}}
    text = json.dumps(body, indent=1)
    found, _ = cut(f"\n{text}\n", window)
    assert payloads(found) == [text]


@settings(max_examples=80)
@given(texts=texts_of_records(), blank=SPACES.filter(lambda text: "\r" not in text))
def test_json_lines_keep_every_text(texts: list[str], blank: str) -> None:
    lines = [text for text in texts if "\n" not in text] or ["{}"]
    found = list(cut_json_lines(io.StringIO("\ufeff" + f"{blank}\n".join(lines) + blank, newline="")))
    assert [item.payload for item in found if isinstance(item, Cut)] == lines
    assert len(found) == len(lines)


@settings(max_examples=80)
@given(texts=texts_of_records(marker=True).filter(bool), window=WINDOWS, data=st.data())
def test_cut_off_anywhere_is_noticed_and_what_came_before_is_whole(
    texts: list[str], window: int, data: st.DataObject
) -> None:
    whole = '{"total": 12, "records": [' + ",".join(texts) + '], "next": "x"}'
    end = data.draw(st.integers(min_value=1, max_value=len(whole) - 1))
    with pytest.raises(InputBroken, match="cut off"):
        cut(whole[:end], window)


@pytest.mark.parametrize("window", [1, 2, 7, 1000])
@pytest.mark.parametrize("number", ["1", "-12", "1.5", "1.5e3", "2E+10", "1e-05"])
def test_number_split_between_two_reads_is_one_number(window: int, number: str) -> None:
    _, facts = cut(f'{{"total": {number}, "records": []}}', window)
    assert facts == {"total": json.loads(number)}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the file is empty"),
        (" \n", "the file is empty"),
        ("hello", "starts with 'hello'"),
        ("[{}] x", "something follows the end of the JSON, after record 1"),
        ('{"records": [{}]}{"records": []}', "something follows the end of the JSON, after record 1"),
        ("[{},,{}]", "not JSON in record 2"),
        ("[{} {}]", "expected , or ]"),
        ('{"records" [{}]}', "expected :"),
        ('{"a": 1 "records": []}', "expected , or }"),
        ("{}", "looked for: records; found: "),
        ('{"records": null, "error": 5}', "looked for: records; found: records, error"),
        ('[{"a": Infinity}]', "not JSON in record 1"),
        ("[{'a': 1}]", "not JSON in record 1"),
        ('[{"a": 1}, {"b": tru, "c": "' + "x" * 99 + '"}]', "not JSON in record 2"),
        ('[{"a": "line\nbreak ' + "x" * 99 + '"}]', "not JSON in record 1"),
    ],
)
@pytest.mark.parametrize("window", [3, 4096])
def test_what_is_no_json_is_refused_with_its_place(text: str, reason: str, window: int) -> None:
    with pytest.raises(InputBroken) as caught:
        cut(text, window)
    assert reason in caught.value.reason
    assert caught.value.fix


def test_error_in_a_long_file_is_found_without_reading_on() -> None:
    stream = io.StringIO('[{"a" 1}, ' + "{}, " * 2_000_000)
    with pytest.raises(InputBroken), pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "WINDOW_CHARS", 100)
        patch.setattr(module, "HEAD_CHARS", 100)
        list(cut_json(stream, records_at=(), record_marker="", facts={}))
    assert stream.tell() < 1000


def test_text_of_an_unnamed_marker_does_not_make_a_page_a_record() -> None:
    found, facts = cut('{"note": "", "records": [{"a": ""}]}', 4096, record_marker="")
    assert [item.payload for item in found] == ['{"a": ""}']
    assert facts == {"note": ""}


def test_bad_line_is_broken_with_its_number_and_reading_goes_on() -> None:
    found = list(cut_json_lines(io.StringIO('{"a": 1}\n{"a": \n{"a": 3}\n')))
    assert [type(item) for item in found] == [Cut, Broken, Cut]
    assert found[1] == Broken(position=2, reason="not JSON: Expecting value", excerpt='{"a":')


def test_bad_last_line_means_a_cut_off_file() -> None:
    with pytest.raises(InputBroken, match="line 2 is cut off"):
        list(cut_json_lines(io.StringIO('{"a": 1}\n{"a": 2')))
