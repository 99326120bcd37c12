-- Exhibit 18: the sources of talent of a cohort, unknown ones among them, add up to one.

select data_tier, founding_cohort, sum(share) as share
from {{ ref('mart_exhibit_18_talent_mix') }}
group by data_tier, founding_cohort
having abs(sum(share) - 1) > 1e-9
