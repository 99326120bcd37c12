-- Countries of a publication: each that at least one author's institution lies in, once.

with

works as (

    select * from {{ ref('int_publication__works') }}

)

select distinct
    data_tier,
    work_id,
    unnest(countries) as country
from works
