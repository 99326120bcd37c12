-- What each exhibit asks, how it is computed and where its limits are.

with

catalog as (

    select * from {{ ref('seed_exhibit_catalog') }}

),

dates as (

    select * from {{ ref('seed_exhibit_asof') }}

)

select
    catalog.exhibit_id,
    catalog.title,
    catalog.question,
    catalog.definition,
    catalog.grain,
    catalog.sources,
    catalog.feasibility,
    {% if var('as_of') %}date '{{ var("as_of") }}'{% else %}dates.as_of_on{% endif %} as cut_date,
    nullif(catalog.footnotes, '') as footnotes,
    catalog.limits
from catalog
left join dates on dates.exhibit_id = catalog.exhibit_id
