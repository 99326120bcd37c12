-- Money raised, with the company of the day and whether it is an exit of exhibit 17: the first listing of a company that
-- makes innovative drugs, wherever it lists. A second row of the public list for one company is no listing.

with

records as (

    select * from {{ ref('int_deal__financing_records') }}

),

resolved_names as (

    select * from {{ ref('int_company__resolved_names') }}

),

versions as (

    select * from {{ ref('int_company__company_versions') }}

),

rates as (

    select * from {{ ref('int_money__fx') }}

),

countries as (

    select * from {{ ref('seed_country') }}

),

resolved as (

    select
        records.*,
        resolved_names.company_id,
        coalesce(
            records.stated_country,
            case when versions.method = 'seed' then versions.operating_hq_country end,
            records.vendor_country,
            versions.operating_hq_country
        ) as country_code,
        coalesce(records.vendor_type, versions.company_type) as company_type,
        records.is_innovative_drug
            and coalesce(records.vendor_type, versions.company_type) in ('biotech', 'biopharma')
            as is_innovative_biotech,
        {{ amount_usd('records.amount', 'records.currency', 'rates') }} as amount_usd,
        row_number() over (
            partition by
                records.data_tier, records.event_type, coalesce(records.vendor_company_key, resolved_names.company_id)
            order by records.has_terms desc, records.event_date, records.event_id
        ) as occasion_no
    from records
    inner join resolved_names
        on resolved_names.data_tier = records.data_tier
        and resolved_names.sponsor_name = records.company_name
    inner join versions
        on versions.data_tier = resolved_names.data_tier
        and versions.company_id = resolved_names.company_id
        and coalesce(records.event_date, date '9999-12-31') >= versions.valid_from_date
        and coalesce(records.event_date, date '9999-12-31') <= coalesce(versions.valid_to_date, date '9999-12-31')
    left join rates
        on rates.data_tier = records.data_tier
        and rates.currency = {{ iso_currency('records.currency') }}
        and rates.rate_date = records.event_date

),

typed as (

    select
        *,
        case when source = 'deals' and occasion_no > 1 then 'follow_on' else event_type end as event_type_read,
        case
            when event_type <> 'IPO' then 'no_listing'
            when occasion_no > 1 then 'listed_before'
            when not has_terms then 'terms_not_stated'
            when not is_innovative_biotech then 'not_innovative_biotech'
        end as no_exit_reason
    from resolved

)

select
    typed.data_tier,
    typed.event_id,
    typed.source,
    typed.event_type_read as event_type,
    typed.event_date,
    cast(extract(year from typed.event_date) as integer) as event_year,
    typed.company_name,
    typed.company_id,
    typed.country_code,
    {{ china_scope_group("coalesce(countries.origin_group, 'UNK')") }} as hq_group,
    typed.company_type,
    typed.is_innovative_biotech,
    {{ iso_currency('typed.currency') }} as currency,
    typed.amount,
    typed.amount_usd,
    typed.round,
    typed.investors,
    typed.venue,
    typed.no_exit_reason is null as is_exit,
    typed.no_exit_reason,
    typed.covered_until_date
from typed
left join countries on countries.country_code = typed.country_code
