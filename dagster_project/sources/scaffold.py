"""The first draft of a new source: description, package, staging model with its YAML.

Belongs here: the templates. Does not belong here: anything that runs in a refresh.
"""

from __future__ import annotations

import re
from pathlib import Path

from dagster_project.errors import UsageError
from dagster_project.settings import PROJECT_DIR

SOURCE_YML = """\
name: {name}
title: <what people call it>
publisher: <who issues it>
licence: <its terms in one line>
homepage: <https address>
cadence: <daily, weekly, monthly, yearly, by hand>
cron: null # when a live refresh should run; needs a fetch() in source.py
tables:
  records:
    description: <what one record is>
    key: id # path of the record's key; a list joins several parts
    updated: null # path of the record's own date, if it has one
    payload_format: {name}_csv
    delivery: folder # file: each file is a whole snapshot
    accepts:
      - {{glob: "*.csv", shape: csv}}
      - {{glob: "*.parquet", shape: parquet}}
    columns:
      id: $.id
    expectations:
      - {{type: expect_column_value_lengths_to_be_between, column: id, min_value: 1, severity: error, reason: "<why>"}}
"""
INIT_PY = '"""<One line: what {name} is.>"""\n'
STAGING_SQL = """\
-- One record of {name} as its publisher sends it: typed and renamed, nothing else.

with

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        cast(payload as json) as record
    from {{{{ source('{name}', 'records') }}}}

)

select
    data_tier,
    load_id,
    record_key as {name}_id
from parsed
"""
STAGING_YML = """\
version: 2

sources:
  - name: {name}
    description: <publisher and what it delivers>
    schema: raw
    tables:
      - name: records
        identifier: {name}__records
        description: One record per key, in the loads in use.
        config:
          meta:
            grain: data_tier × record_key
            dagster: {{asset_key: [raw, {name}, records]}}

models:
  - name: stg_{name}__records
    description: <what one row is>
    config:
      meta:
        grain: data_tier × {name}_id
    data_tests:
      - unique_grain: {{arguments: {{columns: [data_tier, {name}_id]}}}}
    columns:
      - name: data_tier
        data_type: string
        description: "{{{{ doc('data_tier') }}}}"
      - name: load_id
        data_type: string
        description: "{{{{ doc('raw_load_id') }}}}"
      - name: {name}_id
        data_type: string
        description: The publisher's key of the record. Never null.
"""


def scaffold(name: str) -> list[Path]:
    """Write the drafts and return their paths. Raises UsageError for a bad or taken name."""
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,40}", name):
        raise UsageError(f"'{name}' is no source name", fix="use lower-case letters, digits and underscores")
    source = PROJECT_DIR / "dagster_project" / "sources" / name
    staging = PROJECT_DIR / "dbt" / "models" / "staging" / name
    if source.exists() or staging.exists():
        raise UsageError(f"there is a source '{name}' already", where=str(source), fix="choose another name")
    drafts = {
        source / "source.yml": SOURCE_YML,
        source / "__init__.py": INIT_PY,
        staging / f"stg_{name}__records.sql": STAGING_SQL,
        staging / f"{name}.yml": STAGING_YML,
    }
    for path, text in drafts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(name=name), encoding="utf-8")
    return list(drafts)
