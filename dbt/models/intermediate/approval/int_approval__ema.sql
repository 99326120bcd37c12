-- Central authorisations of human medicines by the European Commission. The date is that of the authorisation: the date
-- of the Commission's decision is that of its latest one, years later for most products. A product that was withdrawn
-- later was authorised all the same; an application that was withdrawn or refused was not.

with

medicines as (

    select * from {{ ref('stg_ema_medicines__medicines') }}

),

statuses as (

    select * from {{ ref('seed_ema_authorisation_status') }}

)

select
    medicines.data_tier,
    medicines.product_number as application_no,
    {{ publisher_date('medicines.marketing_authorisation_date_text') }} as approval_date,
    case
        when medicines.is_biosimilar then 'biosimilar'
        when medicines.is_generic then 'generic'
        else 'initial'
    end as approval_type,
    medicines.authorisation_status,
    medicines.holder_name as applicant_name,
    coalesce(medicines.inn_common_name, medicines.active_substance) as substances,
    medicines.therapeutic_area_mesh
from medicines
inner join statuses on statuses.authorisation_status = lower(medicines.authorisation_status)
where medicines.category = 'Human'
  and statuses.was_authorised
