-- An amount without a currency is no amount.

select data_tier, deal_id
from {{ ref('fct_deal') }}
where currency is null
  and coalesce(upfront_orig, total_orig, equity_orig, purchase_price_orig) is not null
