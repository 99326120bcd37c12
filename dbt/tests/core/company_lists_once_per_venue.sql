-- A company is listed once at an exchange; money it raises there later is a follow-on.

select data_tier, source, company_name, venue
from {{ ref('fct_financing_event') }}
where event_type = 'IPO'
group by data_tier, source, company_name, venue
having count(*) > 1
