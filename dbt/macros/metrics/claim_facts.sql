{#-
    Facts that claims are tested on and that are no figure of an exhibit of their own: dates of cuts, lengths of lists,
    sizes of samples, or a figure under the name that a claim uses. A macro per subject, as for the figures; each row has
    exhibit_id, metric_id, segment, origin_group, period, value and data_tier.
-#}

{#- One figure of a mart as a fact. The arguments after the mart are SQL expressions over it. -#}
{% macro fact_rows(mart, metric_id, segment, origin_group, period, value, condition='true') -%}
    select exhibit_id, '{{ metric_id }}' as metric_id, {{ segment }} as segment, {{ origin_group }} as origin_group,
        cast({{ period }} as varchar) as period, cast({{ value }} as double) as value, data_tier
    from {{ mart }}
    where {{ condition }}
{%- endmacro %}

{#- One number per tier and group that a mart's rows are counted or reduced to. -#}
{% macro counted_rows(mart, metric_id, value, origin_group="'GLOBAL'", condition='true') -%}
    select exhibit_id, '{{ metric_id }}', 'all', {{ origin_group }}, 'all', cast({{ value }} as double), data_tier
    from {{ mart }}
    where {{ condition }}
    group by all
{%- endmacro %}

{#- Dates of the cuts of every exhibit that has figures in a tier. -#}
{% macro cut_facts(cuts) %}
    select cuts.exhibit_id, 'cut_date' as metric_id, 'all' as segment, 'GLOBAL' as origin_group,
        cast(cuts.as_of_on as varchar) as period, cast({{ date_number('cuts.as_of_on') }} as double) as value, cuts.data_tier
    from {{ cuts }} as cuts
    union all
    select cuts.exhibit_id, 'window_start_date', 'all', 'GLOBAL', cast(cuts.as_of_on as varchar),
        {{ date_number('dates.window_start_on') }}, cuts.data_tier
    from {{ cuts }} as cuts
    inner join {{ ref('seed_exhibit_asof') }} as dates on dates.exhibit_id = cuts.exhibit_id
    where dates.window_start_on is not null
    union all
    select cuts.exhibit_id, 'n_sample_companies', 'all', 'CN', cast(cuts.as_of_on as varchar), sample.n, cuts.data_tier
    from {{ cuts }} as cuts
    inner join (
        select data_tier, count(*) as n from {{ ref('int_company__top_listed') }} group by data_tier
    ) as sample on sample.data_tier = cuts.data_tier
    where cuts.exhibit_id = '09c'
{% endmacro %}

{% macro registry_claim_facts() %}
    {{ fact_rows(ref('mart_exhibit_05a_h2h_trials'), 'n_trials_started', "'comparator ' || lower(comparator)", "'CN'", 'start_year', 'n_trials_started', "comparator <> 'ALL'") }}
    union all
    {{ counted_rows(ref('mart_exhibit_10_target_cumshare'), 'n_ranks', 'max(rank)', 'origin_group') }}
    union all
    select '20', 'n_dimensions_ahead', 'all', 'CN', 'all', count(*) filter (n_china > n_us), data_tier
    from (
        select data_tier, dimension,
            count(*) filter (leader = 'CN') as n_china, count(*) filter (leader = 'US') as n_us
        from {{ ref('mart_exhibit_20_cell_therapy_ecosystem') }}
        where country = 'CN' and leader is not null
        group by data_tier, dimension
    )
    group by data_tier
{% endmacro %}

{#- Content that stands beside the figures of other tiers is counted once, where it is loaded. -#}
{% macro content_claim_facts() %}
    {{ counted_rows(ref('mart_exhibit_13_dimension_scorecard'), 'n_dimensions', 'count(*)', condition="data_tier = 'curated'") }}
    union all
    {{ counted_rows(ref('mart_exhibit_14_enabler_scorecard'), 'n_enablers', 'count(distinct enabler)') }}
    union all
    {{ counted_rows(ref('mart_exhibit_14_enabler_scorecard'), 'n_main_gaps', 'count(*) filter (is_main_gap)', 'country') }}
    union all
    {{ counted_rows(ref('mart_exhibit_19_translation_chain'), 'n_elements', 'count(distinct element)', condition="data_tier = 'curated'") }}
    union all
    {{ counted_rows(ref('mart_exhibit_22_value_transition'), 'n_themes', 'count(*)') }}
    union all
    {{ counted_rows(ref('mart_exhibit_23_stakeholder_actions'), 'n_actions', "count(nullif(trim(action_text), ''))") }}
    union all
    {{ fact_rows(ref('stg_curated__exhibit_cells'), 'n_pillars', 'segment', "'GLOBAL'", 'period', 'mid', "metric_id = 'n_pillars'") }}
    union all
    select 'general', 'report_month', 'all', 'GLOBAL', 'all', floor(max({{ date_number('dated_on') }}) / 100), data_tier
    from {{ ref('stg_curated__exhibit_cells') }}
    group by data_tier
{% endmacro %}

{#- Deals between named parties, deals that stand under their licensor's focus, and the sample of leading people. -#}
{% macro deal_claim_facts() %}
    select '05b' as exhibit_id, 'n_named_deals' as metric_id,
        -- a party is known by its company and by the name in the record, as not every company is in the seed
        lower(
            originators.company_id || ' ' || originators.party_name || ' to '
                || acquirers.company_id || ' ' || acquirers.party_name
        ) as segment, 'GLOBAL' as origin_group,
        coalesce(cast(extract(year from deals.announced_date) as varchar), 'undated') as period,
        cast(count(distinct deals.deal_id) as double) as value, deals.data_tier
    from {{ ref('fct_deal') }} as deals
    inner join {{ ref('bridge_deal_party') }} as originators
        on originators.data_tier = deals.data_tier
        and originators.deal_id = deals.deal_id
        and originators.side = 'originator'
    inner join {{ ref('bridge_deal_party') }} as acquirers
        on acquirers.data_tier = deals.data_tier
        and acquirers.deal_id = deals.deal_id
        and acquirers.side = 'acquirer'
    group by all
    union all
    {{ fact_rows(ref('mart_exhibit_08c_mnc_deals'), 'n_by_licensor_focus', 'area', 'origin_group', 'period_end_date', 'n_by_licensor_focus') }}
    union all
    select exhibit_id, 'n_companies', 'all', 'CN', 'all', sum(n_companies_of_cohort), data_tier
    from (
        select distinct exhibit_id, data_tier, founding_cohort, n_companies_of_cohort
        from {{ ref('mart_exhibit_18_talent_mix') }}
    )
    group by exhibit_id, data_tier
    union all
    {{ counted_rows(ref('mart_exhibit_18_talent_mix'), 'n_phases', 'count(distinct talent_phase)', "'CN'") }}
    union all
    select distinct people.exhibit_id, 'cohort_first_year', people.talent_phase, 'CN', 'all', cohorts.first_year, people.data_tier
    from {{ ref('mart_exhibit_18_talent_mix') }} as people
    inner join {{ ref('seed_founding_cohort') }} as cohorts on cohorts.founding_cohort = people.founding_cohort
    union all
    select '18', 'n_roles', 'all', 'CN', 'all', count(distinct role), data_tier
    from {{ ref('fct_talent_role') }}
    group by data_tier
{% endmacro %}

{#-
    Shares and totals of exhibit 15 as printed, and elsewhere as computed where every kind of source that both countries
    print is in the total: a share of a part of the money is another figure.
-#}
{% macro funding_claim_facts() %}
    {%- set n_printed_sources = 5 %}
    select sources.exhibit_id, 'share_stated' as metric_id, sources.source_type as segment,
        sources.country as origin_group, cast(sources.year as varchar) as period,
        cast(coalesce(sources.printed_share_of_total, sources.share_of_total) as double) as value, sources.data_tier
    from {{ ref('mart_exhibit_15_rd_funding') }} as sources
    inner join {{ ref('mart_exhibit_15_rd_funding') }} as totals
        on totals.data_tier = sources.data_tier
        and totals.year = sources.year
        and totals.country = sources.country
        and totals.source_type = 'total'
    where sources.source_type <> 'total'
      and totals.n_sources >= {{ n_printed_sources }}
    union all
    {{ fact_rows(ref('mart_exhibit_15_rd_funding'), 'total_stated', "'all'", 'country', 'year', 'amount_mid_usd_bn', "source_type = 'total' and data_tier <> 'curated' and n_sources >= " ~ n_printed_sources) }}
    {%- for metric_id, value in [('total_stated', 'coalesce(mid, low)'), ('total_stated_low', 'low'), ('total_stated_high', 'high')] %}
    union all
    {{ fact_rows(ref('stg_curated__exhibit_cells'), metric_id, "'all'", 'country', 'period', value, "exhibit_id = '15' and segment = 'total'") }}
    {%- endfor %}
{% endmacro %}
