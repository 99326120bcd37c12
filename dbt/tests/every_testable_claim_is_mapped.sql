-- A testable claim has terms that pick its figures or a reason why none can, never both and never neither; its tolerances
-- are known.
select
    claims.claim_id,
    claims.tol_vendor,
    claims.tol_public
from {{ ref('claim_bound') }} as claims
left join {{ ref('seed_claim_measure') }} as measures on measures.claim_id = claims.claim_id
left join (select distinct claim_id from {{ ref('seed_claim_term') }}) as terms on terms.claim_id = claims.claim_id
left join {{ ref('seed_claim_tolerance') }} as vendor on vendor.tolerance = claims.tol_vendor
left join {{ ref('seed_claim_tolerance') }} as public on public.tolerance = claims.tol_public
where measures.claim_id is null
    or (terms.claim_id is null) = (measures.unmeasured_reason is null)
    or vendor.tolerance is null
    or public.tolerance is null
