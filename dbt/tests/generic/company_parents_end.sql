{#- Every chain of owners ends: no company owns itself through others. Returns the companies in a circle. -#}
{% test company_parents_end(model, company_column, parent_column) %}

    with recursive

    links as (

        select distinct
            {{ company_column }} as company_id,
            {{ parent_column }} as parent_id
        from {{ model }}
        where {{ parent_column }} is not null

    ),

    climbed as (

        select
            company_id,
            parent_id
        from links
        union
        select
            climbed.company_id,
            links.parent_id
        from climbed
        inner join links on links.company_id = climbed.parent_id

    )

    select company_id
    from climbed
    where company_id = parent_id

{% endtest %}
