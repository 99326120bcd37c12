-- The modality that the records' words give an asset: the first rule that fits, words that are surely about the asset
-- before words that may be about its study. Only assets that curation leaves open are read.
-- depends_on: {{ ref('seed_modality_rules') }}

with

texts as (

    select * from {{ ref('int_asset__asset_texts') }}

),

identities as (

    select * from {{ ref('int_asset__identities') }}

),

facts as (

    select * from {{ ref('int_asset__reference_facts') }}

),

open_assets as (

    select identities.data_tier, identities.asset_id
    from identities
    left join facts
        on facts.data_tier = identities.data_tier
        and facts.component_key = identities.reference_key
    where facts.curated_modality_l2 is null

),

gathered as (

    -- an asset of many trials is described often enough by a few of them
    select
        texts.data_tier,
        texts.asset_id,
        texts.text_rank,
        left(string_agg(
            case texts.text_kind
                when 'name' then texts.text
                -- what follows is what it is given or compared with
                else regexp_replace(
                    texts.text,
                    '\b(plus|combined with|combination with|together with|followed by|versus|compared (with|to))\b[^;.]*',
                    '', 'g'
                )
            end,
            ' ; ' order by texts.trial_id
        ), 2000) as text
    from texts
    inner join open_assets on open_assets.data_tier = texts.data_tier and open_assets.asset_id = texts.asset_id
    group by texts.data_tier, texts.asset_id, texts.text_rank

),

judged as (

    select
        data_tier,
        asset_id,
        text_rank,
        case
            when text_rank = 1
                then {{ first_rule('seed_modality_rules', 'regex_case_insensitive', "priority || '|' || modality_l2", 'text') }}
            else {{ first_rule('seed_modality_rules', 'regex_case_insensitive', "priority || '|' || modality_l2", 'text', "applies_to = 'text'") }}
        end as verdict
    from gathered

),

votes as (

    select
        data_tier,
        asset_id,
        text_rank,
        cast(split_part(verdict, '|', 1) as integer) as priority,
        split_part(verdict, '|', 2) as modality_l2
    from judged
    where verdict is not null

)

select
    data_tier,
    asset_id,
    -- within the asset's own texts the finer word wins: 'antibody' by name, 'bispecific' by description
    min_by(modality_l2, (case when text_rank <= 2 then 0 else text_rank * 1000 end + priority, modality_l2, text_rank)) as modality_l2,
    min_by(text_rank, (case when text_rank <= 2 then 0 else text_rank * 1000 end + priority, modality_l2, text_rank)) as text_rank
from votes
group by data_tier, asset_id
