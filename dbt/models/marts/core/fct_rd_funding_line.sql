-- Lines of R&D money per country, year and kind of source, each with what it rests on. A line that is not counted stays
-- visible: it repeats a counted one, or is not money for innovative drugs.

with

federal_grants as (

    select * from {{ ref('int_funding__federal_grants') }}

),

statistics as (

    select * from {{ ref('int_funding__statistics') }}

),

published as (

    select * from {{ ref('int_funding__published') }}

),

company_rd as (

    select * from {{ ref('int_funding__company_rd') }}

),

rounds as (

    select * from {{ ref('int_funding__rounds') }}

)

select
    data_tier, country, year, source_type, line_id, low, mid, high, bound_op, 'USD bn' as unit, basis,
    true as is_innovative_drug, false as is_nascent, is_counted, coverage_ratio, cast(null as double) as printed_share,
    citation
from federal_grants
union all
select
    data_tier, country, year, source_type, line_id, low, mid, high, bound_op, unit, basis,
    is_innovative_drug, is_nascent, is_counted, null, null,
    citation
from statistics
union all
select
    data_tier, country, year, source_type, line_id, low, mid, high, bound_op, 'USD bn', basis,
    true, is_nascent, true, null, printed_share,
    citation
from published
union all
select
    data_tier, country, year, source_type, line_id, low, mid, high, bound_op, 'USD bn', basis,
    true, false, true, null, null,
    citation
from company_rd
union all
select
    data_tier, country, year, source_type, line_id, low, mid, high, bound_op, 'USD bn', basis,
    true, false, is_counted, null, null,
    citation
from rounds
