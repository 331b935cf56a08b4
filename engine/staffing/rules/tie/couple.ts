import type { TieRule } from './tie-rule.ts';

export const couple: TieRule = {
  id: 'couple',
  pairs: ({ roster }) =>
    Array.from(roster.couple.keys())
      .filter((m) => roster.couple[m]! > m)
      .map((m) => [m, roster.couple[m]!] as const),
};
