-- Parties of each deal as companies, with the seat of the day. Two names of one company on one side are one party.

with

parties as (

    select * from {{ ref('int_deal__parties') }}

),

deals as (

    select * from {{ ref('fct_deal') }}

),

ranked as (

    select
        parties.*,
        row_number() over (
            partition by parties.data_tier, parties.record_id, parties.side, parties.company_id
            order by parties.party_no
        ) as place
    from parties

)

select
    ranked.data_tier,
    ranked.record_id as deal_id,
    ranked.company_id,
    ranked.side,
    ranked.party_no = 1 as is_primary,
    ranked.party_name,
    ranked.country_code,
    ranked.country_basis,
    ranked.hq_group,
    ranked.company_type,
    ranked.is_top20_mnc
from ranked
inner join deals
    on deals.data_tier = ranked.data_tier
    and deals.deal_id = ranked.record_id
where ranked.place = 1
