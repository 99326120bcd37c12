-- A round of a corporate investor is recorded as CVC alone, so that it does not count for venture capital as well.

select data_tier, source, company_name, event_date, amount_orig
from {{ ref('fct_financing_event') }}
where event_type in ('VC', 'CVC')
group by data_tier, source, company_name, event_date, amount_orig
having count(distinct event_type) > 1
