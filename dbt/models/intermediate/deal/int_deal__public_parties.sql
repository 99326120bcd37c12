-- Who is party to each deal of the public lists. The originator gives the rights or is bought.

with

buyouts as (

    select * from {{ ref('stg_deals__buyouts') }}

),

licences as (

    select * from {{ ref('stg_deals__china_licences') }}

),

multinationals as (

    select * from {{ ref('stg_deals__mnc_china') }}

),

stated_types as (

    select * from {{ ref('seed_public_deal_type') }}

)

select data_tier, 'deals|buyouts|' || buyout_key as record_id, 'originator' as side, target_name as party_name
from buyouts
union all
select data_tier, 'deals|buyouts|' || buyout_key, 'acquirer', acquirer_name
from buyouts
union all
select data_tier, 'deals|china_licences|' || licence_key, 'originator', licensor_name
from licences
union all
select data_tier, 'deals|china_licences|' || licence_key, 'acquirer', licensee_name
from licences
union all
select
    multinationals.data_tier,
    'deals|mnc_china|' || multinationals.multinational_key || '|' || multinationals.deal_no,
    case when stated_types.originator = sides.side then 'originator' else 'acquirer' end,
    case sides.side
        when 'multinational' then multinationals.multinational_name
        else multinationals.partner_name
    end
from multinationals
cross join (values ('multinational'), ('partner')) as sides (side)
left join stated_types on stated_types.stated_type = multinationals.stated_type
