-- Numbers and names under which reference sources and agencies know an asset. UNII where an application has one alone:
-- of several no source says which substance is whose.

with

xrefs as (

    select * from {{ ref('int_asset__xrefs') }}

),

approvals as (

    select * from {{ ref('fct_approval') }}

),

assets as (

    select * from {{ ref('dim_asset') }}

),

single_uniis as (

    select
        data_tier,
        application_number,
        min(unii) as unii
    from {{ ref('stg_drugsatfda__uniis') }}
    where unii is not null
    group by data_tier, application_number
    having count(*) = 1

),

combined as (

    select xrefs.data_tier, xrefs.asset_id, xrefs.system, xrefs.ext_id
    from xrefs
    inner join assets
        on assets.data_tier = xrefs.data_tier
        and assets.asset_id = xrefs.asset_id
    union
    select data_tier, asset_id, 'inn', lower(substance_text)
    from approvals
    where agency = 'EMA'
    union
    select data_tier, asset_id, case agency when 'FDA' then 'fda_application' else 'ema_product' end, application_no
    from approvals
    union
    select approvals.data_tier, approvals.asset_id, 'unii', single_uniis.unii
    from approvals
    inner join single_uniis
        on single_uniis.data_tier = approvals.data_tier
        and single_uniis.application_number = approvals.application_no
    where approvals.agency = 'FDA'
      and not approvals.is_combination

)

select
    data_tier,
    asset_id,
    system,
    ext_id
from combined
