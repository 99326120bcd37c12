-- Every deal of a vendor has an originator and an acquirer. A list of others may name one side only.

select
    deals.data_tier,
    deals.deal_id
from {{ ref('fct_deal') }} as deals
left join {{ ref('bridge_deal_party') }} as parties
    on parties.data_tier = deals.data_tier
    and parties.deal_id = deals.deal_id
where deals.list_name in ('vendor_deal', 'vendor_mna')
group by deals.data_tier, deals.deal_id
having count(distinct parties.side) < 2
