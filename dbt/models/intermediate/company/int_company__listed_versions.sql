-- Companies of the seed over time: one row per period in which the headquarters, the type and the owner stayed the
-- same. A company that is owned counts for the country of the head of its group; its type is its own.

with recursive

seed_companies as (

    select
        company_id,
        company_name,
        operating_hq_country,
        company_type,
        parent_company_id,
        coalesce(valid_from, date '1800-01-01') as valid_from_date,
        coalesce(valid_to, date '9999-12-31') as valid_to_date
    from {{ ref('seed_company') }}

),

climbed as (

    -- a period is cut where the owner's own period ends; ten steps end any circle
    select
        company_id,
        company_name,
        company_id as head_company_id,
        parent_company_id as next_company_id,
        operating_hq_country,
        company_type,
        valid_from_date,
        valid_to_date,
        0 as n_steps
    from seed_companies
    union all
    select
        climbed.company_id,
        climbed.company_name,
        owners.company_id,
        owners.parent_company_id,
        owners.operating_hq_country,
        climbed.company_type,
        greatest(climbed.valid_from_date, owners.valid_from_date),
        least(climbed.valid_to_date, owners.valid_to_date),
        climbed.n_steps + 1
    from climbed
    inner join seed_companies as owners
        on owners.company_id = climbed.next_company_id
        and owners.valid_from_date <= climbed.valid_to_date
        and owners.valid_to_date >= climbed.valid_from_date
    where climbed.n_steps < 10

)

select
    company_id,
    company_name,
    valid_from_date,
    nullif(valid_to_date, date '9999-12-31') as valid_to_date,
    operating_hq_country,
    company_type,
    case when n_steps > 0 then head_company_id end as parent_company_id
from climbed
where next_company_id is null
