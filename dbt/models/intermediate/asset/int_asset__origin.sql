-- Origin of each asset: the statement of the best rule that knows a country. A company stands for the country in which
-- it had its seat when the asset first showed, whoever bought it and wherever it moved later. Other statements stay in
-- int_asset__origin_evidence; where one of them names another country, the asset is flagged as contested.

with

identities as (

    select * from {{ ref('int_asset__identities') }}

),

evidence as (

    select * from {{ ref('int_asset__origin_evidence') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

seats as (

    select * from {{ ref('int_company__seats') }}

),

origin_dates as (

    select * from {{ ref('int_asset__origin_dates') }}

),

countries as (

    select * from {{ ref('seed_country') }}

),

vendor_assets as (

    select * from {{ ref('int_vendor__assets') }}

),

located as (

    select
        evidence.data_tier,
        evidence.asset_id,
        evidence.evidence_rank,
        evidence.method,
        evidence.evidence,
        evidence.confidence,
        resolved_names.company_id,
        -- a country that the statement names was written down as that of the origin
        coalesce(evidence.origin_country, seats.seat_country) as origin_country
    from evidence
    left join resolved_names
        on resolved_names.data_tier = evidence.data_tier
        and resolved_names.sponsor_name = evidence.originator_name
    left join origin_dates
        on origin_dates.data_tier = evidence.data_tier
        and origin_dates.asset_id = evidence.asset_id
    left join seats
        on seats.data_tier = resolved_names.data_tier
        and seats.company_id = resolved_names.company_id
        -- an asset without a date is dated by the company as it is
        and coalesce(origin_dates.origin_date, date '9999-12-31') between seats.valid_from_date and seats.valid_to_date

),

chosen as (

    -- one statement as a whole: its company, where it is known, and its country
    select
        data_tier,
        asset_id,
        unnest(min_by(
            struct_pack(company_id, origin_country, method, evidence, confidence),
            (evidence_rank, evidence, coalesce(company_id, ''))
        )),
        count(distinct origin_country) > 1 as is_contested
    from located
    where origin_country is not null
      and origin_country <> 'UNK'
    group by data_tier, asset_id

)

select
    identities.data_tier,
    identities.asset_id,
    chosen.company_id as originator_company_id,
    chosen.origin_country,
    coalesce(countries.origin_group, 'UNK') as origin_group,
    coalesce(chosen.evidence, 'no source knows where it comes from') as evidence,
    coalesce(chosen.method, 'unknown') as method,
    coalesce(chosen.confidence, 0) as confidence,
    coalesce(chosen.is_contested, false) as is_contested
from identities
left join chosen on chosen.data_tier = identities.data_tier and chosen.asset_id = identities.asset_id
left join countries on countries.country_code = chosen.origin_country
union all
select
    vendor_assets.data_tier,
    vendor_assets.asset_id,
    vendor_assets.originator_company_id,
    nullif(vendor_assets.origin_country, 'UNK'),
    coalesce(countries.origin_group, 'UNK'),
    'stated by ' || vendor_assets.vendor,
    case when countries.origin_group <> 'UNK' then 'vendor' else 'unknown' end,
    case when countries.origin_group <> 'UNK' then 1 else 0 end,
    false
from vendor_assets
left join countries on countries.country_code = vendor_assets.origin_country
