import type { Violation } from '../../plan/index.ts';
import type { Broken } from '../rules/index.ts';
import { agree, type FalseClaim } from './claim.ts';

/** The plan admits what it breaks, and nothing else. */
export function violationClaims(found: readonly Broken[], claimed: readonly Violation[]): FalseClaim[] {
  const claims: FalseClaim[] = [];
  const open = new Map(found.map((violation) => [keyOf(violation), violation]));
  claimed.forEach((violation, i) => {
    const key = keyOf(violation);
    const match = open.get(key);
    const place = `violations[${i}]`;
    const what = `${violation.rule}: ${violation.subject}`;
    if (match === undefined) {
      const text = {
        en: `${what}: the plan does not break this rule here, or says so twice. Take the entry out.`,
        zh: `${what}：方案在此并未违反该规则（或重复列出）；请删除该项。`,
      };
      claims.push({ code: 'violation-not-so', place, claimed: String(violation.excess), found: null, text });
    } else if (!agree(match.excess, violation.excess) || match.unit !== violation.unit) {
      const [says, is] = [`${violation.excess} ${violation.unit}`, `${match.excess} ${match.unit}`];
      const text = {
        en: `${what}: the excess is ${is}; the plan says ${says}. Correct it.`,
        zh: `${what}：超出 ${is}，方案写为 ${says}；请更正。`,
      };
      claims.push({ code: 'violation-excess', place: `${place}.excess`, claimed: says, found: is, text });
    }
    open.delete(key);
  });
  for (const violation of open.values()) {
    const text = {
      en: `The plan does not admit that it breaks ${violation.rule} (${violation.subject}). ${violation.text.en}`,
      zh: `方案未说明其违反 ${violation.rule}（${violation.subject}）。${violation.text.zh}`,
    };
    const is = `${violation.excess} ${violation.unit}`;
    claims.push({ code: 'violation-not-admitted', place: 'violations', claimed: null, found: is, text });
  }
  return claims;
}

function keyOf({ rule, subject }: Violation): string {
  return JSON.stringify([rule, subject]);
}
