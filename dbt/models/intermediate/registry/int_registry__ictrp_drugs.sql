-- What WHO's rows give, one row per intervention. Three forms: 'Drug: X;Drug: Y'; products of the European register with
-- brand, INN and code; 'group:treatment;' as ChiCTR has it.

with

rows_of_who as (

    select
        data_tier,
        {{ registry_number('trial_number') }} as ext_id,
        trial_number,
        regexp_replace(replace(interventions, chr(10), '<br>'), '&#[0-9]+;', ' ', 'g') as text
    from {{ ref('stg_ictrp__trials') }}
    -- the member states of a European trial repeat each other
    qualify row_number() over (partition by data_tier, {{ registry_number('trial_number') }} order by trial_number) = 1

),

marked as (

    select
        *,
        regexp_matches(text, 'Pharmaceutical Form:|INN or Proposed INN:|Product Name:') as is_product_list
    from rows_of_who

),

parted as (

    select
        data_tier,
        ext_id,
        is_product_list,
        string_split(text, case when is_product_list then '<br><br>' else ';' end) as parts
    from marked

),

pieces as (

    select
        data_tier,
        ext_id,
        is_product_list,
        generate_subscripts(parts, 1) as drug_no,
        unnest(parts) as piece
    from parted

),

fields as (

    select
        *,
        nullif(regexp_extract(
            piece, '^\s*(Drug|Biological|Device|Procedure|Radiation|Behavioral|Genetic|Dietary Supplement'
            || '|Combination Product|Diagnostic Test|Other): ', 1
        ), '') as kind,
        nullif(trim(regexp_extract(piece, 'INN or Proposed INN: ([^<]+)', 1)), '') as inn,
        nullif(trim(regexp_extract(piece, 'Product Name: ([^<]+)', 1)), '') as product_name,
        nullif(trim(regexp_extract(piece, '(?:Product Code|Current Sponsor code): ([^<]+)', 1)), '') as product_code,
        nullif(trim(regexp_extract(piece, 'Trade Name: ([^<]+)', 1)), '') as trade_name,
        nullif(trim(regexp_extract(piece, '^([^:]{1,120}):', 1)), '') as group_label,
        trim(regexp_replace(piece, '^[^:]{1,120}:', '')) as after_label
    from pieces

),

stated as (

    select
        data_tier,
        ext_id,
        drug_no,
        case
            when is_product_list then 'DRUG'
            when kind is not null then upper(replace(kind, ' ', '_'))
        end as intervention_type,
        case
            when is_product_list then list_filter(
                [inn, product_name, product_code, trade_name],
                lambda name: not regexp_matches(lower(name), '^(not (yet )?(available|applicable|assigned)|n/?a|none|nil)')
            )
            else [after_label]
        end as names,
        case when not is_product_list and kind is null then group_label end as arm_label
    from fields

)

select
    data_tier,
    ext_id,
    drug_no,
    intervention_type,
    names,
    arm_label
from stated
where coalesce(names[1], '') <> ''
