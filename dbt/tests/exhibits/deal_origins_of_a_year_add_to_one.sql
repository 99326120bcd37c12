-- Exhibit 5b: the shares of a year, unknown origins among them, add up to one.

select data_tier, deal_year, sum(share_of_deals) as share
from {{ ref('mart_exhibit_05b_bd_origin') }}
group by data_tier, deal_year
having abs(sum(share_of_deals) - 1) > 1e-9
