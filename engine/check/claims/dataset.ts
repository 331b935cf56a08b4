import type { Plan } from '../../plan/index.ts';
import type { Problem } from '../../problem/index.ts';
import type { FalseClaim } from './claim.ts';

/** The plan is for this dataset and this policy. */
export function datasetClaims(
  problem: Problem,
  policy: { readonly profile: string },
  plan: Pick<Plan, 'dataset' | 'policy'>,
): FalseClaim[] {
  const claims: FalseClaim[] = [];
  if (plan.dataset.hash !== problem.hash) {
    claims.push({
      code: 'dataset-differs',
      place: 'dataset.hash',
      claimed: plan.dataset.hash,
      found: problem.hash,
      text: {
        en: `The plan was made for other data than "${problem.name}" as it is now (the hashes differ). Check it against its own dataset, or plan again.`,
        zh: `方案所依据的数据与“${problem.name}”的现有数据不同（哈希值不一致）；请用原数据集检查，或重新编制方案。`,
      },
    });
  }
  if (plan.policy.profile !== policy.profile) {
    claims.push({
      code: 'policy-differs',
      place: 'policy.profile',
      claimed: plan.policy.profile,
      found: policy.profile,
      text: {
        en: `The plan follows the policy profile "${plan.policy.profile}" but is judged by "${policy.profile}". Judge it by its own profile.`,
        zh: `方案采用的政策参数为“${plan.policy.profile}”，而检查使用的是“${policy.profile}”；请使用同一政策参数。`,
      },
    });
  }
  return claims;
}
