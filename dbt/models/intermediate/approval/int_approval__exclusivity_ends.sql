-- When each approved original drug loses its exclusivity: the judged date; else the last substance patent of the Orange
-- Book, or the first generic where that came before; else the years of reference product exclusivity after the first
-- licence. A drug that none tells about has no row.

with

judged_dates as (

    select
        *,
        {{ asset_name_norm('substance') }} as substance_norm
    from {{ ref('seed_comparator_loe') }}

),

resolved_substances as (

    select * from {{ ref('int_asset__resolved_substances') }}

),

approvals as (

    select * from {{ ref('int_approval__approvals') }}
    where approval_type = 'initial'

),

generics as (

    select data_tier, asset_id, min(approval_date) as first_generic_date
    from {{ ref('int_approval__approvals') }}
    where agency = 'FDA'
      and approval_type = 'generic'
    group by data_tier, asset_id

),

patents as (

    select * from {{ ref('stg_orange_book__patents') }}
    where is_substance_patent

),

curated as (

    select
        resolved_substances.data_tier,
        resolved_substances.asset_id,
        bool_or(judged_dates.is_global) as is_global,
        min(judged_dates.us_loe_date) as us_loe_date,
        min(judged_dates.eu_loe_date) as eu_loe_date,
        min(judged_dates.confidence) as confidence
    from resolved_substances
    inner join judged_dates on judged_dates.substance_norm = resolved_substances.substance_norm
    group by resolved_substances.data_tier, resolved_substances.asset_id

),

by_patent as (

    -- a patent of a combination protects the pair, not its parts; one of a later form outlives the first generic
    select
        approvals.data_tier,
        approvals.asset_id,
        least(max(patents.patent_expiry_date), min(generics.first_generic_date)) as us_loe_date
    from approvals
    inner join patents
        on patents.data_tier = approvals.data_tier
        and patents.application_no = right(approvals.application_no, 6)
    left join generics
        on generics.data_tier = approvals.data_tier
        and generics.asset_id = approvals.asset_id
    where approvals.agency = 'FDA'
      and not approvals.is_combination
    group by approvals.data_tier, approvals.asset_id

),

by_licence as (

    select
        data_tier,
        asset_id,
        cast(
            min(approval_date) + interval '{{ var("reference_exclusivity_years") }}' year as date
        ) as us_loe_date
    from approvals
    where contains(source, 'purple_book')
    group by data_tier, asset_id

),

agencies as (

    select
        data_tier,
        asset_id,
        count(distinct agency) = 2 as is_global
    from approvals
    group by data_tier, asset_id

),

assets as (

    select data_tier, asset_id from curated
    union
    select data_tier, asset_id from by_patent
    union
    select data_tier, asset_id from by_licence

)

select
    assets.data_tier,
    assets.asset_id,
    coalesce(curated.is_global, agencies.is_global, false) as is_global,
    coalesce(curated.us_loe_date, by_patent.us_loe_date, by_licence.us_loe_date) as us_loe_date,
    curated.eu_loe_date,
    case
        when curated.asset_id is not null then 'curated'
        when by_patent.us_loe_date is not null then 'substance_patent'
        else 'reference_exclusivity'
    end as method,
    cast(case
        when curated.asset_id is not null then curated.confidence
        when by_patent.us_loe_date is not null then 0.6
        else 0.5
    end as double) as confidence
from assets
left join curated on curated.data_tier = assets.data_tier and curated.asset_id = assets.asset_id
left join by_patent on by_patent.data_tier = assets.data_tier and by_patent.asset_id = assets.asset_id
left join by_licence on by_licence.data_tier = assets.data_tier and by_licence.asset_id = assets.asset_id
left join agencies on agencies.data_tier = assets.data_tier and agencies.asset_id = assets.asset_id
where coalesce(curated.us_loe_date, by_patent.us_loe_date, by_licence.us_loe_date) is not null
