import type { ExchangePlan } from './exchange-plan.ts';

/**
 * The plan with every teacher id replaced by `P1`, `P2`, … in an order that the caller's shuffle decides, so that neither ids
 * nor the order of the roster give anybody away; reasons, which name next candidates and years of service, are left out.
 */
export function pseudonymised(plan: ExchangePlan, shuffle: (ids: string[]) => void): ExchangePlan {
  const { options } = plan;
  const ids = [
    ...new Set(
      [...plan.moves, ...options.pins, ...options.forbidden, ...options.previous].map(
        (entry) => entry.teacher,
      ),
    ),
  ];
  shuffle(ids);
  const names = new Map(ids.map((id, i) => [id, `P${i + 1}`]));
  const rename = <E extends { readonly teacher: string }>(entry: E): E => ({
    ...entry,
    teacher: names.get(entry.teacher)!,
  });
  return {
    ...plan,
    pseudonyms: true,
    options: {
      ...options,
      pins: options.pins.map(({ reason: _reason, ...pin }) => rename(pin)),
      forbidden: options.forbidden.map(rename),
      previous: options.previous.map(rename),
    },
    moves: plan.moves
      .map((move) => ({ ...rename(move), reason: '', reasonZh: '' }))
      .sort((a, b) => (Number(a.teacher.slice(1)) < Number(b.teacher.slice(1)) ? -1 : 1)),
    violations: plan.violations.map((one) => {
      const pseudonym = names.get(one.subject);
      return pseudonym === undefined ? one : { ...one, subject: pseudonym };
    }),
  };
}
