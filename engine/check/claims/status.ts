import { type LevelResult, OPTIMAL_GAP, type Plan } from '../../plan/index.ts';
import type { FalseClaim } from './claim.ts';
import { agree } from './claim.ts';
import { differs } from './levels.ts';

type Stated = Pick<Plan, 'result'>;

/**
 * The status fits what the plan does and what is proved; objective, bound and gap repeat their level. `gapOf` is what must be
 * closed at every level for "optimal".
 */
export function statusClaims(
  plan: Stated,
  keepsRules: boolean,
  gapOf: (level: LevelResult) => number | null = ({ gap }) => gap,
): FalseClaim[] {
  const { status, stoppedBy, levels } = plan.result;
  const claims: FalseClaim[] = [];
  const tell = (code: string, found: string, en: string, zh: string) => {
    claims.push({ code, place: 'result.status', claimed: status, found, text: { en, zh } });
  };
  if ((status === 'optimal' || status === 'feasible') && !keepsRules) {
    tell(
      'status-breaks-rules',
      'unknown',
      `The status is "${status}", but the plan breaks rules. Mend the plan, or state what it breaks and another status.`,
      `状态为“${status}”，但方案违反规则；请修正方案，或如实填写状态与违反的规则。`,
    );
  }
  if (status === 'infeasible' && keepsRules) {
    tell(
      'status-refuted',
      'feasible',
      'The status says that no plan keeps every rule, but this one does. Correct the status.',
      '状态称不存在满足全部规则的方案，但本方案即满足；请更正状态。',
    );
  }
  if (status === 'infeasible' && stoppedBy !== 'proof') {
    tell(
      'status-without-proof',
      'unknown',
      `"infeasible" needs a proof, but the search was stopped by "${stoppedBy}". Write "unknown".`,
      `“infeasible”须有证明，但搜索因“${stoppedBy}”而停止；请写“unknown”。`,
    );
  }
  const unproved = levels
    .filter((level) => (gapOf(level) ?? Infinity) > OPTIMAL_GAP)
    .map((level) => level.id);
  if (status === 'optimal' && (unproved.length > 0 || levels.length === 0)) {
    tell(
      'status-not-proved',
      'feasible',
      `"optimal" needs a gap of at most ${OPTIMAL_GAP} at every level; not so at: ${unproved.join(', ') || 'no level stated'}. Write "feasible".`,
      `“optimal”要求每个目标的差距不超过 ${OPTIMAL_GAP}；未达到的目标：${unproved.join('、') || '未列出目标'}。请写“feasible”。`,
    );
  }
  return [...claims, ...repetitionClaims(plan)];
}

/** The level that stands for the plan as a whole: travel, else the objective of a published instance, else the first. */
function leadingLevel(levels: readonly LevelResult[]): LevelResult | null {
  const named = (id: string) => levels.find((level) => level.id === id);
  return named('travel') ?? named('distance') ?? levels[0] ?? null;
}

function repetitionClaims({ result }: Stated): FalseClaim[] {
  const level = leadingLevel(result.levels);
  const pairs = [
    ['objective', result.objective, level?.value ?? null],
    ['bound', result.bound, level?.bound ?? null],
    ['gap', result.gap, level?.gap ?? null],
  ] as const;
  return pairs
    .filter(([, says, is]) => (says === null || is === null ? says !== is : !agree(says, is)))
    .map(([name, says, is]) => {
      const what = level
        ? {
            en: `"${name}" repeats the level "${level.id}", which`,
            zh: `“${name}”须与目标“${level.id}”一致，`,
          }
        : { en: `No level is stated, so "${name}"`, zh: `未列出任何目标，“${name}”` };
      return differs('summary-differs', `result.${name}`, says, is, what);
    });
}
