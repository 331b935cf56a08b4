import { expect, it } from 'vitest';
import { cheapestSchools, numberExtras } from '../../../../engine/layout/sites/number-open.ts';
import type { SiteTask } from '../../../../engine/layout/sites/site-task.ts';
import { Random } from '../../../../engine/random.ts';

const SCHOOLS = 5;
const QUESTIONS = 400;

/** The least sum over all allowed sets of schools with one of them open or closed; Infinity where there is none. */
function least(sites: SiteTask, value: Float64Array, school: number, open: boolean): number {
  let best = Infinity;
  for (let set = 0; set < 2 ** SCHOOLS; set++) {
    const has = (s: number) => ((set >> s) & 1) === 1;
    const members = [...value.keys()].filter(has);
    if (has(school) !== open || members.length < sites.least || members.length > sites.most) continue;
    if (sites.mustOpen.some((must, s) => must === 1 && !has(s))) continue;
    best = Math.min(
      best,
      members.reduce((sum, s) => sum + value[s]!, 0),
    );
  }
  return best;
}

it('knows what a choice by number costs at least with one school on the other side, as all sets tell', () => {
  let [checked, between] = [0, 0];
  for (let seed = 0; seed < QUESTIONS; seed++) {
    const random = new Random(seed, 3);
    const value = Float64Array.from({ length: SCHOOLS }, () => random.between(-10, 10));
    const mustOpen = Uint8Array.from(value, () => (random.float() < 0.2 ? 1 : 0));
    const must = mustOpen.reduce((sum, each) => sum + each, 0);
    const most = random.between(Math.max(1, must), SCHOOLS);
    const sites = {
      task: { schoolCount: SCHOOLS },
      mustOpen,
      least: random.between(0, most),
      most,
    } as SiteTask;
    const chosen = cheapestSchools(sites, value);
    const now = chosen.reduce((sum, s) => sum + value[s]!, 0);
    const extras = numberExtras(sites, value, chosen);
    for (let school = 0; school < SCHOOLS; school++) {
      const other = least(sites, value, school, !chosen.includes(school));
      expect(extras[school], `seed ${seed}, school ${school}`).toBe(other - now);
      checked++;
    }
    if (sites.least > 0 && sites.least < most) between++;
  }
  expect(checked).toBe(QUESTIONS * SCHOOLS);
  expect(between).toBeGreaterThan(QUESTIONS / 4);
});
