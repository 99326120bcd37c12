-- Numbers and names under which agencies know an asset: INN of the EMA, applications of the FDA, products of the EMA.

with

approvals as (

    select * from {{ ref('fct_approval') }}

),

combined as (

    select data_tier, asset_id, 'inn' as system, lower(substance_text) as ext_id
    from approvals
    where agency = 'EMA'
    union
    select data_tier, asset_id, case agency when 'FDA' then 'fda_application' else 'ema_product' end, application_no
    from approvals

)

select
    data_tier,
    asset_id,
    system,
    ext_id
from combined
