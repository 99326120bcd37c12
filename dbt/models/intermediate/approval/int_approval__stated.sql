-- Approvals of China-origin new molecules that the curated list states, one row per agency and substance.

with

judged_approvals as (

    select
        {{ asset_name_norm('substance') }} as substance_norm,
        pref_name,
        fda_approved_on_stated,
        ema_approved_on_stated
    from {{ ref('seed_china_origin_approval') }}
    where origin_country = 'CN' and innovation_class = 'nme'

)

select substance_norm, pref_name, 'FDA' as agency, fda_approved_on_stated as approved_on
from judged_approvals
where fda_approved_on_stated is not null
union all
select substance_norm, pref_name, 'EMA', ema_approved_on_stated
from judged_approvals
where ema_approved_on_stated is not null
