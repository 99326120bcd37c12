-- Notable deals of multinationals with China companies, from secondary reports, in the order of the report.

with

raw_multinationals as (

    select * from {{ source('deals', 'mnc_china') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "name": "VARCHAR",
            "mncContext": {"notableDeals": [{
                "partner": "VARCHAR", "year": "INTEGER", "type": "VARCHAR", "asset": "VARCHAR",
                "valueBillions": "DOUBLE"
            }]}
        }') as multinational
    from raw_multinationals

),

numbered as (

    select
        data_tier,
        load_id,
        record_key,
        multinational.name as multinational_name,
        unnest(multinational.mncContext.notableDeals) as deal,
        generate_subscripts(multinational.mncContext.notableDeals, 1) as deal_no
    from parsed

)

select
    data_tier,
    load_id,
    record_key as multinational_key,
    cast(deal_no as integer) as deal_no,
    {{ stated('multinational_name') }} as multinational_name,
    {{ stated('deal.partner') }} as partner_name,
    deal.year as deal_year,
    {{ stated('deal.type') }} as stated_type,
    {{ stated('deal.asset') }} as asset_text,
    deal.valueBillions * 1e9 as total_usd
from numbered
