-- An asset is approved for the first time once per agency.
select
    data_tier,
    agency,
    asset_id,
    count(*) as n_first_approvals
from {{ ref('fct_approval') }}
where is_first_for_agency
group by data_tier, agency, asset_id
having count(*) > 1
