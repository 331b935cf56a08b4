import type { Question } from '../layout/context.ts';

/** A rule that may be dropped to learn its price. */
export type PricedRule =
  | { readonly kind: 'contiguity' | 'limits' | 'locks' | 'groups' }
  | { readonly kind: 'lock'; readonly unit: string };

/** The names under which rules are asked for: `contiguity`, `limits`, `locks`, `groups`, `lock:UNIT`. Null for any other. */
export function pricedRule(text: string): PricedRule | null {
  if (text === 'contiguity' || text === 'limits' || text === 'locks' || text === 'groups')
    return { kind: text };
  return text.startsWith('lock:') && text.length > 5 ? { kind: 'lock', unit: text.slice(5) } : null;
}

/** The question without the rule. */
export function withoutRule(question: Question, rule: PricedRule): Question {
  const { options, policy } = question;
  switch (rule.kind) {
    case 'contiguity':
      return { ...question, options: { ...options, contiguity: false } };
    case 'limits': {
      const bands = policy.bands.map((band) => ({ ...band, limit: null }));
      return { ...question, policy: { ...policy, bands } };
    }
    case 'locks':
      return { ...question, options: { ...options, locks: [] } };
    case 'lock':
      return {
        ...question,
        options: { ...options, locks: options.locks.filter(({ unit }) => unit !== rule.unit) },
      };
    case 'groups':
      return { ...question, options: { ...options, keepTogether: [] } };
  }
}
