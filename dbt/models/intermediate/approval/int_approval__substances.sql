-- The substances of each approval, a combination product once per substance.

with

fda_approvals as (

    select * from {{ ref('int_approval__fda') }}

),

drugsatfda_products as (

    select * from {{ ref('stg_drugsatfda__products') }}

),

purple_book_products as (

    select * from {{ ref('stg_purple_book__products') }}

),

ema_approvals as (

    select * from {{ ref('int_approval__ema') }}

),

drugsatfda_substances as (

    select
        fda_approvals.data_tier,
        'FDA' as agency,
        fda_approvals.application_no,
        unnest(string_split(drugsatfda_products.active_ingredients, ';')) as substance_text
    from fda_approvals
    inner join drugsatfda_products
        on drugsatfda_products.data_tier = fda_approvals.data_tier
        and drugsatfda_products.application_number = fda_approvals.drugsatfda_number

),

purple_book_substances as (

    -- names of the biologics centre are phrases in which 'and' joins no substances
    select
        fda_approvals.data_tier,
        'FDA' as agency,
        fda_approvals.application_no,
        unnest(
            case
                when fda_approvals.center = 'CDER'
                    then regexp_split_to_array(purple_book_products.proper_name, ',? and |, ')
                else [purple_book_products.proper_name]
            end
        ) as substance_text
    from fda_approvals
    inner join purple_book_products
        on purple_book_products.data_tier = fda_approvals.data_tier
        and lpad(purple_book_products.bla_number, 6, '0') = fda_approvals.purple_book_number
    where fda_approvals.source = 'purple_book'

),

ema_substances as (

    select
        data_tier,
        'EMA' as agency,
        application_no,
        unnest(regexp_split_to_array(substances, ';| / ')) as substance_text
    from ema_approvals

),

combined as (

    select * from drugsatfda_substances
    union all
    select * from purple_book_substances
    union all
    select * from ema_substances

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
