-- Venture and private equity into companies that make innovative drugs, by seat and year. Corporate venture is a line of
-- its own and no part of the other. Money of government-guided funds is government money; reports tell how much it is
-- in all, so the rounds that show a part of it are not counted.

with

events as (

    select * from {{ ref('int_deal__financing_events') }}
    where is_innovative_biotech
      and event_type in ('VC', 'PE', 'CVC', 'government_fund')
      and hq_group in ('CN', 'US')
      and event_year is not null

),

lines as (

    select
        data_tier,
        hq_group as country,
        event_year as year,
        source,
        case event_type when 'CVC' then 'cvc' when 'government_fund' then 'government' else 'vc_pe' end as source_type,
        sum(amount_usd) / 1e9 as amount_usd_bn,
        count(*) as n_rounds,
        count(*) - count(amount_usd) as n_undisclosed
    from events
    group by
        data_tier,
        hq_group,
        event_year,
        source,
        case event_type when 'CVC' then 'cvc' when 'government_fund' then 'government' else 'vc_pe' end

)

select
    data_tier,
    country,
    year,
    source_type,
    'rounds_' || source as line_id,
    amount_usd_bn as low,
    amount_usd_bn as mid,
    amount_usd_bn as high,
    case when n_undisclosed > 0 then 'gt' else 'approx' end as bound_op,
    'actual' as basis,
    source_type <> 'government' as is_counted,
    n_rounds || ' rounds of ' || source || ', ' || n_undisclosed || ' undisclosed' as citation
from lines
where amount_usd_bn is not null
