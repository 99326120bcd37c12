{#-
    How a claim is judged (metric dictionary, section 9). `claim` names a relation with the claim's bounds and the tier's
    observation, `tolerances` one of seed_claim_tolerance. A billionth is allowed for rounding of floating numbers.
-#}

{#-
    How far off an observation may be. Nothing in the tier curated, which only tests that printed figures were loaded; a
    claim derived from printed figures was rounded, so it keeps its tolerance.
-#}
{% macro allowed_miss(claim, tolerances) -%}
    case
        when {{ claim }}.data_tier = 'curated' and {{ claim }}.kind is distinct from 'derived' then 0
        when {{ tolerances }}.kind = 'relative'
            then {{ tolerances }}.amount * abs(coalesce({{ claim }}.middle, {{ claim }}.bound))
        else coalesce({{ tolerances }}.amount, 0)
    end
{%- endmacro %}

{#- Signed distance of the observation from the claim; 0 inside a range. For a trend the last figure less the first. -#}
{% macro claim_delta(claim) -%}
    case
        when {{ claim }}.operator_code in ('eq', 'approx') then {{ claim }}.observed - {{ claim }}.middle
        when {{ claim }}.operator_code = 'range' and {{ claim }}.observed < {{ claim }}.low_bound
            then {{ claim }}.observed - {{ claim }}.low_bound
        when {{ claim }}.operator_code = 'range' and {{ claim }}.observed > {{ claim }}.high_bound
            then {{ claim }}.observed - {{ claim }}.high_bound
        when {{ claim }}.operator_code = 'range' then 0 * {{ claim }}.observed
        when {{ claim }}.operator_code in ('trend_up', 'trend_down') then {{ claim }}.last_minus_first
        else {{ claim }}.observed - {{ claim }}.bound
    end
{%- endmacro %}

{#- Whether the observation agrees with the claim: eq, approx and range within the tolerance, the others strictly. -#}
{% macro claim_holds(claim, allowed) -%}
    case {{ claim }}.operator_code
        when 'gt' then {{ claim }}.observed > {{ claim }}.bound
        when 'ge' then {{ claim }}.observed >= {{ claim }}.bound
        when 'lt' then {{ claim }}.observed < {{ claim }}.bound
        when 'le' then {{ claim }}.observed <= {{ claim }}.bound
        when 'trend_up' then {{ claim }}.observed > 0 and {{ claim }}.last_minus_first > 0
        when 'trend_down' then {{ claim }}.observed < 0 and {{ claim }}.last_minus_first < 0
        else abs({{ claim_delta(claim) }}) <= {{ allowed }} + 1e-9
    end
{%- endmacro %}

{#- Whether the ends of an interval are those of the claim; the open end of a bound is null. -#}
{% macro ends_agree(claim) -%}
    (
        round({{ claim }}.observed_low, 9) is not distinct from
            case when {{ claim }}.operator_code not in ('lt', 'le') then {{ claim }}.low_bound end
        and round({{ claim }}.observed_high, 9) is not distinct from
            case when {{ claim }}.operator_code in ('lt', 'le') then {{ claim }}.bound else {{ claim }}.high_bound end
    )
{%- endmacro %}

{#- Printed cells agree end by end, and so does a window of dates in any tier; anything else by its observation. -#}
{% macro claim_status(claim, tolerances) -%}
    {%- set allowed = allowed_miss(claim, tolerances) -%}
    case
        when {{ tolerances }}.kind = 'not_comparable' then 'not_comparable'
        when {{ claim }}.has_ends and ({{ claim }}.data_tier = 'curated' or {{ claim }}.operator_code = 'eq')
            then case when {{ ends_agree(claim) }} then 'pass' else 'fail' end
        when {{ claim }}.observed is null then 'no_data'
        when {{ claim_holds(claim, allowed) }} then 'pass'
        when {{ claim }}.is_momentum and {{ claim }}.data_tier <> 'curated' then 'warn'
        when {{ allowed }} > 0 and abs({{ claim_delta(claim) }}) <= 2 * ({{ allowed }}) + 1e-9 then 'warn'
        else 'fail'
    end
{%- endmacro %}

{#-
    Whether a failure of the claim refuses the release, by the var refusing_claims. Public records and printed cells never
    refuse one, and nothing does in a build that looks back, whose dates are not those of the report.
-#}
{% macro is_refusing_claim(measures, data_tier) -%}
    {%- set readings = {'none': 'false', 'rules': 'coalesce(' ~ measures ~ '.is_rule, false)', 'all': 'true'} -%}
    {%- if var('refusing_claims') not in readings -%}
        {{ exceptions.raise_compiler_error("var refusing_claims is '" ~ var('refusing_claims') ~ "': use one of " ~ readings.keys() | join(', ')) }}
    {%- endif -%}
    {{ data_tier }} in ('vendor', 'synthetic') and {{ 'false' if var('as_of') else readings[var('refusing_claims')] }}
{%- endmacro %}
