{#- Every figure of the exhibits that trials, approvals and molecules feed: one line per figure. -#}
{% macro registry_metrics() %}
    {{ metric_rows(ref('mart_exhibit_01_nme_entries'), 'n_nme_entries', 'molecules', "'all'", 'origin_group', 'entry_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_01_nme_entries'), 'n_nme_entries_reg_only', 'molecules', "'all'", 'origin_group', 'entry_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_01_nme_entries'), 'share_of_global', 'fraction', "'all'", 'origin_group', 'entry_year', 'n_nme_entries', "max(case when origin_group = 'GLOBAL' then n_nme_entries end) over (partition by data_tier, entry_year)") }}
    union all
    {{ metric_rows(ref('mart_exhibit_01_nme_entries'), 'gap_vs_us', 'molecules', "'all'", 'origin_group', 'entry_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_02_ta_share'), 'n_assets', 'molecules', 'ta_id', 'origin_group', 'snapshot_date') }}
    union all
    {{ metric_rows(ref('mart_exhibit_02_ta_share'), 'share_of_global', 'fraction', 'ta_id', 'origin_group', 'snapshot_date', 'n_assets', 'n_assets_global') }}
    union all
    {{ metric_rows(ref('mart_exhibit_05c_fda_ema_approvals'), 'n_approvals', 'molecules', 'agency', "'CN'", 'approval_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_05c_fda_ema_approvals'), 'cumulative', 'molecules', 'agency', "'CN'", 'approval_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_05c_fda_ema_approvals'), 'n_assets_either', 'molecules', 'agency', "'CN'", 'approval_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_09a_mrct'), 'n_mrct', 'trials', 'phase_group_e09', "'CN'", 'start_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_09a_mrct'), 'n_china_collab', 'trials', 'phase_group_e09', "'CN'", 'start_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_09a_mrct'), 'share_of_year', 'fraction', 'phase_group_e09', "'CN'", 'start_year', 'n_mrct', 'sum(n_mrct) over (partition by data_tier, start_year)') }}
    union all
    {{ metric_rows(ref('mart_exhibit_09c_dual_filing'), 'n_nme_cohort', 'molecules', "'all'", "'CN'", 'cohort_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_09c_dual_filing'), 'n_dual', 'molecules', "'all'", "'CN'", 'cohort_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_09c_dual_filing'), 'share_dual', 'fraction', "'all'", "'CN'", 'cohort_year', 'n_dual', 'n_nme_cohort') }}
    union all
    {{ metric_rows(ref('mart_exhibit_10_target_cumshare'), 'n_assets', 'molecules', 'target_id', 'origin_group', 'snapshot_date') }}
    union all
    {{ metric_rows(ref('mart_exhibit_10_target_cumshare'), 'cum_share', 'fraction', "'rank ' || rank", 'origin_group', 'snapshot_date', 'sum(n_assets) over (partition by data_tier, origin_group order by rank)', 'sum(n_assets) over (partition by data_tier, origin_group)') }}
    union all
    {{ metric_rows(ref('mart_exhibit_10_summary'), 'n_targets_80pct', 'targets', "'all'", 'origin_group', 'snapshot_date') }}
    union all
    {{ metric_rows(ref('mart_exhibit_10_summary'), 'n_targets_same_share_as_cn80', 'targets', "'all'", 'origin_group', 'snapshot_date') }}
    union all
    {{ metric_rows(ref('mart_exhibit_10_summary'), 'n_assets_top200', 'molecules', "'all'", 'origin_group', 'snapshot_date') }}
    union all
    {{ metric_rows(ref('mart_exhibit_10_summary'), 'share_targets_unknown', 'fraction', "'all'", 'origin_group', 'snapshot_date', 'round(share_targets_unknown * n_assets_in_stage)', 'n_assets_in_stage') }}
    union all
    {{ metric_rows(ref('mart_exhibit_11_fic'), 'n_fic', 'molecules', 'novelty_class', 'origin_group', 'entry_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_11_fic_summary'), 'n_fic', 'molecules', "'all'", 'origin_group', 'entry_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_11_fic_summary'), 'share_of_global', 'fraction', "'all'", 'origin_group', 'entry_year', 'n_fic', 'n_fic_global') }}
    union all
    {{ metric_rows(ref('mart_exhibit_12b_unexplored_target_nmes'), 'n_nmes', 'molecules', 'modality_class', "'CN'", 'entry_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_12b_unexplored_target_nmes'), 'share', 'fraction', 'modality_class', "'CN'", 'entry_year', 'n_nmes', 'n_nmes_of_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_12b_unexplored_target_nmes'), 'cumulative_n', 'molecules', 'modality_class', "'CN'", 'entry_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_05a_h2h_trials'), 'n_trials_started', 'trials', 'comparator_asset_id', "'CN'", 'start_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_05a_h2h_trials'), 'n_trials_ongoing_eoy', 'trials', 'comparator_asset_id', "'CN'", 'start_year') }}
    union all
    {{ metric_rows(ref('mart_exhibit_06_novel_modality_share'), 'n_assets', 'molecules', 'modality_l2', 'origin_group', 'snapshot_date') }}
    union all
    {{ metric_rows(ref('mart_exhibit_06_novel_modality_share'), 'share_of_global', 'fraction', 'modality_l2', 'origin_group', 'snapshot_date', 'n_assets', 'n_assets_global') }}
    union all
    {{ metric_rows(ref('mart_exhibit_08a_pipeline_by_subtype'), 'n_asset_indications', 'molecules', "area || ' / ' || subtype", 'origin_group', 'snapshot_date') }}
    union all
    {{ metric_rows(ref('mart_exhibit_08b_modality_mix'), 'n_nmes', 'molecules', "area || ' / ' || modality_l2", 'origin_group', 'snapshot_date') }}
    union all
    {{ metric_rows(ref('mart_exhibit_08b_modality_mix'), 'share_in_area', 'fraction', "area || ' / ' || modality_l2", 'origin_group', 'snapshot_date', 'n_nmes', 'n_nmes_of_area') }}
    union all
    {{ metric_rows(ref('mart_exhibit_20_cell_therapy_ecosystem'), 'value', 'as the exhibit says', "dimension || ' / ' || indicator", 'country', 'snapshot_date') }}
    union all
    {{ metric_rows(ref('mart_exhibit_21_cell_therapy_pipeline'), 'n_products', 'products', "route || ' / ' || ta_id || ' / ' || highest_phase", 'origin_group', 'snapshot_date') }}
{%- endmacro %}
