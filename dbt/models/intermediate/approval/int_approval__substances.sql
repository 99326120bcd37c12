-- The substances of each approval, a combination product once per substance.

with

fda_approvals as (

    select * from {{ ref('int_approval__fda') }}

),

drugsatfda_products as (

    select * from {{ ref('stg_drugsatfda__products') }}

),

orange_book_products as (

    select * from {{ ref('stg_orange_book__products') }}
    where application_type = 'N'

),

purple_book_products as (

    select * from {{ ref('stg_purple_book__products') }}

),

ema_approvals as (

    select * from {{ ref('int_approval__ema') }}

),

fda_texts as (

    -- ingredients of the list that the approval is from, as it parts them
    select
        fda_approvals.data_tier,
        fda_approvals.application_no,
        string_split(drugsatfda_products.active_ingredients, ';') as substance_texts
    from fda_approvals
    inner join drugsatfda_products
        on drugsatfda_products.data_tier = fda_approvals.data_tier
        and right(drugsatfda_products.application_number, 6) = fda_approvals.fda_number
    where starts_with(fda_approvals.source, 'drugsatfda')
    union all
    select
        fda_approvals.data_tier,
        fda_approvals.application_no,
        string_split(orange_book_products.ingredient, ';')
    from fda_approvals
    inner join orange_book_products
        on orange_book_products.data_tier = fda_approvals.data_tier
        and orange_book_products.application_no = fda_approvals.fda_number
    where starts_with(fda_approvals.source, 'orange_book')
    union all
    -- names of the biologics centre are phrases in which 'and' joins no substances
    select
        fda_approvals.data_tier,
        fda_approvals.application_no,
        case
            when fda_approvals.center = 'CDER'
                then regexp_split_to_array(purple_book_products.proper_name, ',? and |, ')
            else [purple_book_products.proper_name]
        end
    from fda_approvals
    inner join purple_book_products
        on purple_book_products.data_tier = fda_approvals.data_tier
        and lpad(purple_book_products.bla_number, 6, '0') = fda_approvals.fda_number
    where fda_approvals.source = 'purple_book'

),

combined as (

    select
        data_tier,
        'FDA' as agency,
        application_no,
        unnest(substance_texts) as substance_text
    from fda_texts
    union all
    select
        data_tier,
        'EMA' as agency,
        application_no,
        unnest(regexp_split_to_array(substances, ';| / ')) as substance_text
    from ema_approvals

),

normalised as (

    select
        data_tier,
        agency,
        application_no,
        trim(substance_text) as substance_text,
        {{ asset_name_norm('substance_text') }} as substance_norm
    from combined

)

select
    data_tier,
    agency,
    application_no,
    substance_norm,
    min(substance_text) as substance_text
from normalised
where substance_norm <> ''
group by data_tier, agency, application_no, substance_norm
