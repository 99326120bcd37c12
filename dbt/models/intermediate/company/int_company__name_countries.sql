-- Country of an organisation by its own name and the sites of its trials, one step after the other; the first that
-- speaks wins. The confidence is how often a step was right for organisations whose country is known, rounded down.

with

names as (

    select * from {{ ref('int_company__names') }}

),

kinds as (

    select * from {{ ref('int_company__name_kinds') }}

),

chosen_places as (

    select * from {{ ref('int_company__name_place_choices') }}

),

legal_forms as (

    select * from {{ ref('int_company__name_legal_forms') }}

),

family_sites as (

    select * from {{ ref('int_company__family_sites') }}

),

reference_countries as (

    select * from {{ ref('int_company__reference_countries') }}

),

chosen_forms as (

    select
        legal_forms.data_tier,
        legal_forms.sponsor_name,
        legal_forms.country_code,
        legal_forms.confidence,
        coalesce(legal_forms.country_code = family_sites.country_code, false) as has_sites_there
    from legal_forms
    inner join names
        on names.data_tier = legal_forms.data_tier
        and names.sponsor_name = legal_forms.sponsor_name
    left join family_sites
        on family_sites.data_tier = names.data_tier
        and family_sites.family_name = names.family_name
    qualify row_number() over (
        partition by legal_forms.data_tier, legal_forms.sponsor_name
        order by has_sites_there desc, legal_forms.prior_rank, legal_forms.country_code
    ) = 1

),

steps as (

    select
        names.data_tier,
        names.sponsor_name,
        case
            when kinds.is_person and family_sites.country_code is not null then 'sites_of_person'
            when listed.country_code is not null and names.is_industry then 'listed_company'
            when chosen_places.has_sites_there then 'place_in_name_and_sites'
            when research.country_code is not null and not names.is_industry then 'research_organisation'
            when chosen_places.place_tier = 1 and chosen_places.n_countries = 1 then 'place_in_name'
            when family_sites.n_trials >= 5 and family_sites.share_single_country >= 0.8 then 'sites_of_many_trials'
            when chosen_forms.has_sites_there then 'legal_form_and_sites'
            when chosen_places.place_tier <= 2 then 'adjective_in_name'
            when chosen_places.n_countries = 1 then 'wording_of_name'
            when chosen_forms.confidence >= 0.5 then 'legal_form'
            when family_sites.country_code is not null then 'sites_majority'
            when chosen_places.country_code is not null then 'ambiguous_wording'
            when chosen_forms.country_code is not null then 'legal_form'
            else 'unresolved'
        end as method,
        listed.country_code as listed_country,
        research.country_code as research_country,
        chosen_places.country_code as place_country,
        chosen_forms.country_code as form_country,
        chosen_forms.confidence as form_confidence,
        family_sites.country_code as site_country
    from names
    inner join kinds
        on kinds.data_tier = names.data_tier
        and kinds.sponsor_name = names.sponsor_name
    left join reference_countries as listed
        on listed.data_tier = names.data_tier
        and listed.name_norm = names.name_norm
        and listed.method = 'listed_company'
    left join reference_countries as research
        on research.data_tier = names.data_tier
        and research.name_norm = names.name_norm
        and research.method = 'research_organisation'
    left join chosen_places
        on chosen_places.data_tier = names.data_tier
        and chosen_places.sponsor_name = names.sponsor_name
    left join chosen_forms
        on chosen_forms.data_tier = names.data_tier
        and chosen_forms.sponsor_name = names.sponsor_name
    left join family_sites
        on family_sites.data_tier = names.data_tier
        and family_sites.family_name = names.family_name

)

select
    data_tier,
    sponsor_name,
    case
        when method = 'listed_company' then listed_country
        when method = 'research_organisation' then research_country
        when method like 'place_in_name%' or method like '%wording%' or method = 'adjective_in_name' then place_country
        when method like 'legal_form%' then form_country
        else site_country
    end as country_code,
    method,
    cast(case method
        when 'listed_company' then 0.95
        when 'research_organisation' then 0.9
        when 'place_in_name_and_sites' then 0.9
        when 'place_in_name' then 0.8
        when 'sites_of_many_trials' then 0.7
        when 'legal_form_and_sites' then 0.8
        when 'sites_of_person' then 0.7
        when 'adjective_in_name' then 0.7
        when 'sites_majority' then 0.5
        when 'legal_form' then form_confidence
        when 'wording_of_name' then 0.7
        when 'ambiguous_wording' then 0.2
        else 0
    end as double) as confidence
from steps
