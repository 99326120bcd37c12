-- Exhibit 15: sources of R&D money for innovative drugs, by country and year, with a total row.

with

funding_lines as (

    select * from {{ ref('fct_rd_funding_line') }}
    where is_counted
      and is_innovative_drug
      and year between {{ var('first_exhibit_year') }} and extract(year from {{ asof('15') }})

),

filled as (

    -- a bound without a middle counts with the middle of what is possible; below 'less than' nothing is known
    select
        *,
        coalesce(mid, case
            when low is not null and high is not null then (low + high) / 2
            when bound_op = 'lt' then high / 2
            else coalesce(low, high)
        end) as mid_filled,
        case basis when 'actual' then 1 when 'extrapolated' then 2 else 3 end as basis_rank
    from funding_lines

),

with_bounds as (

    select
        *,
        source_type as line_source,
        case when bound_op <> 'lt' then coalesce(low, mid_filled) end as low_filled,
        coalesce(high, mid_filled) as high_filled
    from filled

),

rows_of_lines as (

    -- each line stands in the row of its source and in the total row
    select * from with_bounds
    union all
    select * replace ('total' as source_type, cast(null as double) as printed_share)
    from with_bounds

),

by_source as (

    select
        data_tier,
        year,
        country,
        source_type,
        cast(sum(low_filled) as decimal(8, 2)) as amount_low_usd_bn,
        cast(sum(mid_filled) as decimal(8, 2)) as amount_mid_usd_bn,
        cast(sum(high_filled) as decimal(8, 2)) as amount_high_usd_bn,
        sum(mid_filled) as mid_exact,
        case
            when count(mid_filled) = 0 then 'null'
            when count(distinct bound_op) = 1 then max(bound_op)
            when bool_or(bound_op = 'gt') then 'gt'
            when sum(low_filled) < sum(high_filled) then 'range'
            else 'approx'
        end as bound_op,
        bool_or(is_nascent) and count(mid_filled) = 0 as is_nascent,
        max(basis_rank) as basis_rank,
        count(distinct case when mid_filled is not null then line_source end) as n_sources,
        max(printed_share) as printed_share,
        list(distinct citation order by citation) as source_list
    from rows_of_lines
    group by data_tier, year, country, source_type

),

totals as (

    select
        data_tier,
        year,
        country,
        mid_exact as total_mid
    from by_source
    where source_type = 'total'

)

select
    {{ exhibit_columns('15', 'by_source') }},
    by_source.year,
    by_source.country,
    by_source.source_type,
    by_source.amount_low_usd_bn,
    by_source.amount_mid_usd_bn,
    by_source.amount_high_usd_bn,
    by_source.bound_op,
    cast(by_source.mid_exact / nullif(totals.total_mid, 0) as decimal(6, 3)) as share_of_total,
    cast(by_source.printed_share as decimal(6, 3)) as printed_share_of_total,
    by_source.is_nascent,
    case by_source.basis_rank when 1 then 'actual' when 2 then 'extrapolated' else 'estimated' end as basis,
    by_source.n_sources,
    by_source.source_list
from by_source
inner join totals
    on totals.data_tier = by_source.data_tier
    and totals.year = by_source.year
    and totals.country = by_source.country
