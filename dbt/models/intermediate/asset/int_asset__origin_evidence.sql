-- Every statement about where an asset comes from, all kept, with the rank of the rule that it stands for:
--   1 curated originator   2 owner of the series of its code, where studies call it so or something confirms him
--   3 sponsor of the earliest study of an unknown name   4 first company of the antibody catalogue
--   5 owner of a code that only a dictionary gives it and nothing confirms
--   6 company that sponsored the earliest study before any approval   7 company whose pipeline lists it
--   8 holder of its first approval (these can name a licensee: low confidence)
-- 5 stands where it measures best on drugs with a curated originator: right more often than 6 to 8, less often than 4.

with

records as (

    select * from {{ ref('int_asset__reference_records') }}

),

originators as (

    select * from {{ ref('seed_asset_originator') }}

),

code_owners as (

    select * from {{ ref('int_asset__code_owners') }}

),

first_sponsors as (

    select * from {{ ref('int_asset__first_sponsors') }}

),

catalogue_companies as (

    select * from {{ ref('int_asset__catalogue_companies') }}

)

select records.data_tier, records.asset_id, 1 as evidence_rank, 'curated_originator' as method,
    originators.originator_name, originators.origin_country, originators.reason as evidence,
    cast(1.0 as double) as confidence
from records
inner join originators
    on originators.asset_name = records.source_record_id
    and records.source = 'curated'
union
select data_tier, asset_id, case when is_own or is_confirmed then 2 else 5 end, 'code_prefix',
    originator_name, origin_country,
    'codes with the prefix ' || upper(code_prefix) || ' are this company''s'
    || case when is_confirmed then '' else '; no study, approval or list names it beside the asset' end,
    cast(case when is_confirmed then 0.85 when is_own then 0.6 else 0.5 end as double)
from code_owners
union
select data_tier, asset_id, case when is_known then 6 else 3 end,
    case when is_known then 'first_sponsor_before_approval' else 'first_sponsor' end, sponsor_name, null,
    'lead sponsor of the earliest study, ' || trial_id, cast(case when is_known then 0.5 else 0.7 end as double)
from first_sponsors
union
select data_tier, asset_id, 4, method, company_name, null, 'first company that Thera-SAbDab lists', cast(0.6 as double)
from catalogue_companies
where method = 'antibody_catalogue'
union
select data_tier, asset_id, 7, method, company_name, null, 'listed in one company''s pipeline only', cast(0.4 as double)
from catalogue_companies
where method = 'company_pipeline'
union
select data_tier, asset_id, 8, 'first_approval_holder', holder_name, null, 'held the first approval, ' || agency,
    cast(0.4 as double)
from {{ ref('int_asset__first_holders') }}
