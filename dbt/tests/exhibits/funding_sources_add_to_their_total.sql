-- Exhibit 15: the rows of a country and year add to its total, and the shares that the report prints add to one.
select
    data_tier,
    year,
    country
from {{ ref('mart_exhibit_15_rd_funding') }}
group by data_tier, year, country
having abs(
        coalesce(sum(amount_mid_usd_bn) filter (source_type <> 'total'), 0)
        - coalesce(max(amount_mid_usd_bn) filter (source_type = 'total'), 0)
    ) > 0.05
    or abs(sum(printed_share_of_total) - 1) > 0.015
