-- New deals of one list that look like one deal recorded twice: the same two names, the same assets or none named,
-- announced within thirty days of each other. The later one is the repeat. Names, because what a company bought
-- resolves to one company.

with

records as (

    select * from {{ ref('int_deal__records') }}
    where event = 'new' and announced_precision = 'day'

),

parties as (

    select * from {{ ref('int_deal__parties') }}
    where party_no = 1

),

assets as (

    select
        data_tier,
        record_id,
        string_agg(asset_key, '|' order by asset_key) as asset_keys
    from {{ ref('int_deal__assets') }}
    group by data_tier, record_id

),

described as (

    select
        records.data_tier,
        records.record_id,
        records.announced_date,
        lag(records.announced_date) over (
            partition by
                records.data_tier, records.list_name, originators.party_name, acquirers.party_name, assets.asset_keys
            order by records.announced_date, records.record_id
        ) as last_announced_date
    from records
    inner join parties as originators
        on originators.data_tier = records.data_tier
        and originators.record_id = records.record_id
        and originators.side = 'originator'
    inner join parties as acquirers
        on acquirers.data_tier = records.data_tier
        and acquirers.record_id = records.record_id
        and acquirers.side = 'acquirer'
    left join assets
        on assets.data_tier = records.data_tier
        and assets.record_id = records.record_id

)

select
    data_tier,
    record_id
from described
where announced_date <= last_announced_date + interval '30' day
