import type { Random } from '../../../engine/random.ts';
import type { TeacherRow } from './roster.ts';

/** Share of the teachers who are married to another teacher of the county and ask to be kept together. */
const MARRIED = 0.06;
const MOST_YEARS_APART = 6;

/** Pairs of a man and a woman of like age; gives the partner of each teacher, -1 for none. */
export function couplesOf(rows: readonly TeacherRow[], random: Random): Int32Array {
  const partner = new Int32Array(rows.length).fill(-1);
  const men = rows.map((_, t) => t).filter((t) => rows[t]!.sex === 'm');
  const women = rows.map((_, t) => t).filter((t) => rows[t]!.sex === 'f');
  random.shuffle(men);
  random.shuffle(women);
  let wanted = Math.round((MARRIED * rows.length) / 2);
  let next = 0;
  for (const man of men) {
    if (wanted === 0 || next >= women.length) break;
    const woman = women[next]!;
    next++;
    if (Math.abs(rows[man]!.birthYear - rows[woman]!.birthYear) > MOST_YEARS_APART) continue;
    partner[man] = woman;
    partner[woman] = man;
    wanted--;
  }
  return partner;
}
