-- Everything that a claim can be tested on: the figures of metric_value, and facts about exhibits that are no figure of
-- theirs. A further subject adds one macro to macros/metrics/claim_facts.sql.

with

figures as (

    select exhibit_id, metric_id, segment, origin_group, period, value, data_tier from {{ ref('metric_value') }}

),

cuts as (

    select distinct exhibit_id, data_tier, as_of_on from {{ ref('metric_value') }}

),

facts as (

    {{ cut_facts('cuts') }}
    union all
    {{ registry_claim_facts() }}
    union all
    {{ content_claim_facts() }}
    union all
    {{ deal_claim_facts() }}
    union all
    {{ funding_claim_facts() }}

)

select exhibit_id, metric_id, segment, origin_group, period, value, data_tier
from figures
union all
select exhibit_id, metric_id, segment, origin_group, period, value, data_tier
from facts
where value is not null
