-- A biologics licence that stands in Drugs@FDA and in the Purple Book is one application, under one number.
select
    data_tier,
    right(application_no, 6) as fda_number,
    count(distinct application_no) as n_applications
from {{ ref('fct_approval') }}
where agency = 'FDA'
  and not starts_with(application_no, 'ANDA')
group by data_tier, right(application_no, 6)
having count(distinct application_no) > 1
