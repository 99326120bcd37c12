-- Money obligated per award and fiscal year: texts such as 'FY 2024 = $1,000.00' of the service, objects of the archive.
{{ config(materialized='table') }}

with

raw_awards as (

    select * from {{ source('nsf_awards', 'awards') }}

),

lists as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{"fundsObligated": ["VARCHAR"], "oblg_fy": [
            {"fund_oblg_fiscal_yr": "VARCHAR", "fund_oblg_amt": "VARCHAR"}
        ]}') as award
    from raw_awards

),

entries as (

    select
        data_tier,
        load_id,
        record_key,
        regexp_extract(entry, 'FY *([0-9]{4})', 1) as year_text,
        regexp_replace(split_part(entry, '=', 2), '[$, ]', '', 'g') as amount_text
    from (select data_tier, load_id, record_key, unnest(award.fundsobligated) as entry from lists)
    union all
    select
        data_tier,
        load_id,
        record_key,
        entry.fund_oblg_fiscal_yr,
        entry.fund_oblg_amt
    from (select data_tier, load_id, record_key, unnest(award.oblg_fy) as entry from lists)

)

select
    data_tier,
    load_id,
    record_key as award_id,
    cast(year_text as integer) as fiscal_year,
    cast(sum(try_cast(amount_text as decimal(18, 2))) as decimal(18, 2)) as amount_usd
from entries
where try_cast(year_text as integer) is not null
group by data_tier, load_id, record_key, cast(year_text as integer)
