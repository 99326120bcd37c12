-- Organisations of the registry. Each document is parsed once, here; the other ror models unnest the lists kept.
{{ config(materialized='table') }}

with

raw_organizations as (

    select * from {{ source('ror', 'organizations') }}

),

parsed as (

    select
        data_tier,
        load_id,
        record_key,
        from_json(payload, '{
            "status": "VARCHAR", "established": "VARCHAR", "types": ["VARCHAR"],
            "names": [{"value": "VARCHAR", "lang": "VARCHAR", "types": ["VARCHAR"]}],
            "locations": [{"geonames_details": {"country_code": "VARCHAR", "name": "VARCHAR"}}],
            "relationships": [{"id": "VARCHAR", "label": "VARCHAR", "type": "VARCHAR"}]
        }') as organization
    from raw_organizations

)

select
    data_tier,
    load_id,
    record_key as ror_id,
    list_filter(
        organization.names, lambda name: list_contains(name.types, 'ror_display')
    )[1].value as organization_name,
    organization.status as status,
    try_cast(organization.established as integer) as established_year,
    organization.types as organization_types,
    {{ stated('organization.locations[1].geonames_details.country_code') }} as country_code,
    {{ stated('organization.locations[1].geonames_details.name') }} as city,
    organization.names as names,
    organization.relationships as relationships
from parsed
