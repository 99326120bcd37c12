-- One row per publication, whichever index has it: joined by DOI, where one index lacks it by PubMed number. Countries
-- are those of OpenAlex and, where it knows none, of PubMed's affiliations; a topic is found by either; both must take
-- it for a research article.

with

records as (

    select * from {{ ref('int_publication__records') }}

),

journals as (

    select * from {{ ref('seed_cns_journal') }}

),

types as (

    select * from {{ ref('seed_publication_type') }}

),

topic_rules as (

    select * from {{ ref('seed_topic_query') }}
    where topic_query_version = '{{ var("topic_query_version") }}'

),

dois as (

    select data_tier, pmid, min(doi) as doi
    from records
    where pmid is not null and doi is not null
    group by data_tier, pmid

),

keyed as (

    select
        records.*,
        coalesce(
            'doi:' || coalesce(records.doi, dois.doi), 'pmid:' || records.pmid, records.source || ':' || records.record_id
        ) as work_id
    from records
    left join dois
        on dois.data_tier = records.data_tier
        and dois.pmid = records.pmid

),

typed as (

    select
        keyed.data_tier,
        keyed.source,
        keyed.record_id,
        coalesce(bool_and(types.is_research), false) as is_research
    from (select *, unnest(publication_types) as publication_type from keyed) as keyed
    inner join types
        on types.source = keyed.source
        and types.publication_type = keyed.publication_type
    group by keyed.data_tier, keyed.source, keyed.record_id

),

in_journals as (

    select distinct
        keyed.data_tier,
        keyed.work_id,
        journals.journal_key
    from (select *, unnest(issns) as issn from keyed) as keyed
    inner join journals on journals.issn = keyed.issn

),

texts as (

    select
        data_tier,
        source,
        record_id,
        'text' as rule_kind,
        lower(coalesce(title, '') || '. ' || coalesce(abstract, '')) as text
    from keyed
    union all
    select data_tier, source, record_id, 'mesh' as rule_kind, lower(unnest(mesh_names)) as text
    from keyed

),

with_topic as (

    select distinct
        texts.data_tier,
        texts.source,
        texts.record_id
    from texts
    inner join topic_rules
        on topic_rules.rule_kind = texts.rule_kind
        and regexp_matches(texts.text, topic_rules.pattern)

)

select
    keyed.data_tier,
    keyed.work_id,
    min(keyed.doi) as doi,
    min(keyed.pmid) as pmid,
    coalesce(max(case when keyed.source = 'openalex' then keyed.title end), max(keyed.title)) as title,
    coalesce(
        max(case when keyed.source = 'openalex' then keyed.publication_year end), max(keyed.publication_year)
    ) as pub_year,
    min(in_journals.journal_key) as journal_key,
    bool_and(coalesce(typed.is_research, false) and not keyed.is_set_aside) as is_research_article,
    bool_or(with_topic.record_id is not null) as topic_target_biomarker,
    string_agg(distinct keyed.source, ' + ' order by keyed.source) as sources,
    coalesce(
        max(case when keyed.source = 'openalex' and keyed.countries <> [] then keyed.countries end),
        max(keyed.countries)
    ) as countries
from keyed
left join typed
    on typed.data_tier = keyed.data_tier and typed.source = keyed.source and typed.record_id = keyed.record_id
left join with_topic
    on with_topic.data_tier = keyed.data_tier
    and with_topic.source = keyed.source
    and with_topic.record_id = keyed.record_id
left join in_journals on in_journals.data_tier = keyed.data_tier and in_journals.work_id = keyed.work_id
group by keyed.data_tier, keyed.work_id
