import type { TieRule } from './tie-rule.ts';

/** Every two teachers of a household, however many it has. */
export const household: TieRule = {
  id: 'household',
  pairs(context) {
    const members = new Map<string, number[]>();
    for (let m = 0; m < context.roster.teacher.length; m++) {
      const code = context.teacherOf(m).household;
      if (code !== null) members.set(code, [...(members.get(code) ?? []), m]);
    }
    return [...members.values()].flatMap((all) =>
      all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const)),
    );
  },
};
