-- Every new deal with the two sides that exhibits count it by. Its origin is the seat of the primary originator on the
-- day, or by the var deal_origin that of its first asset's originator; where the asset's is not known, the seat.

with

records as (

    select * from {{ ref('int_deal__records') }}
    where event = 'new'

),

parties as (

    select * from {{ ref('int_deal__parties') }}

),

assets as (

    select * from {{ ref('int_deal__assets') }}
    where asset_no = 1

),

origins as (

    select * from {{ ref('int_asset__origin') }}

),

countries as (

    select * from {{ ref('seed_country') }}

),

deal_types as (

    select * from {{ ref('seed_deal_type') }}

),

sides as (

    select
        data_tier,
        record_id,
        bool_or(hq_group = 'CN') as has_china_party,
        bool_or(side = 'acquirer' and is_top20_mnc) as is_bought_by_top20
    from parties
    group by data_tier, record_id

),

with_sides as (

    select
        records.*,
        originators.hq_group as originator_group,
        originators.company_type as originator_type,
        originators.focus_ta as originator_focus_ta,
        -- a part of China that china_scope counts as China is no other country
        case when originators.hq_group = 'CN' then 'CN' else originators.country_code end as originator_country,
        case when acquirers.hq_group = 'CN' then 'CN' else acquirers.country_code end as acquirer_country,
        {{ china_scope_group("coalesce(asset_countries.origin_group, origins.origin_group)") }} as asset_origin_group
    from records
    left join parties as originators
        on originators.data_tier = records.data_tier
        and originators.record_id = records.record_id
        and originators.side = 'originator'
        and originators.party_no = 1
    left join parties as acquirers
        on acquirers.data_tier = records.data_tier
        and acquirers.record_id = records.record_id
        and acquirers.side = 'acquirer'
        and acquirers.party_no = 1
    left join assets
        on assets.data_tier = records.data_tier
        and assets.record_id = records.record_id
    left join countries as asset_countries on asset_countries.country_code = assets.originator_country
    left join origins
        on origins.data_tier = assets.data_tier
        and origins.asset_id = assets.asset_id

)

select
    with_sides.data_tier,
    with_sides.record_id,
    with_sides.source,
    with_sides.list_name,
    with_sides.is_census,
    with_sides.announced_date,
    with_sides.announced_year,
    with_sides.is_terminated,
    with_sides.deal_type,
    with_sides.asset_class,
    coalesce(deal_types.is_bd, false) as is_bd,
    coalesce(deal_types.is_licensing, false) as is_licensing,
    coalesce(deal_types.is_codev_base, false) as is_codev_base,
    with_sides.has_codev or deal_types.implies_codev as has_codev,
    with_sides.is_control_acquired,
    with_sides.upfront_usd,
    with_sides.purchase_price_usd,
    {{ deal_origin_group('with_sides') }} as origin_group,
    with_sides.originator_group,
    with_sides.originator_type,
    with_sides.originator_country <> with_sides.acquirer_country as is_cross_border,
    coalesce(with_sides.stated_ta, with_sides.originator_focus_ta) as primary_ta,
    case
        when with_sides.stated_ta is not null then 'stated'
        when with_sides.originator_focus_ta is not null then 'licensor_focus'
        else 'none'
    end as ta_assignment,
    coalesce(sides.has_china_party, false) as has_china_party,
    coalesce(sides.is_bought_by_top20, false) as is_bought_by_top20,
    with_sides.covered_until_date
from with_sides
left join deal_types on deal_types.deal_type = with_sides.deal_type
left join sides
    on sides.data_tier = with_sides.data_tier
    and sides.record_id = with_sides.record_id
