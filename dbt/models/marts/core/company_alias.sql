-- Every name that a source gave an organisation, and the organisation that it was resolved to.

with

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

)

select
    data_tier,
    sponsor_name as alias,
    {{ norm_company_name('sponsor_name') }} as alias_norm,
    company_id,
    method,
    confidence
from resolved_names
