import { stagePupils } from '../../problem/index.ts';
import { NONE } from '../../units.ts';
import type { County, StageSheet } from '../county.ts';
import type { Figure, Indicator, Part } from '../indicator.ts';
import { lack } from '../lack.ts';

/**
 * Pupils who live in rural units and sit elsewhere: residents less enrolled, by township and for all that is not urban.
 * The tables hold no way of single children, so these are net flows: a village child in town and a town child in the village
 * cancel out.
 */
export const leakage: Indicator = {
  id: 'leakage',
  name: { en: 'Net leakage from villages to town', zh: '乡村学生净流向城镇人数' },
  unit: 'pupils',
  better: 'lower',
  group: 'entry',
  formula: 'pupils resident in rural units − pupils enrolled in village schools and teaching points',
  source: 'own definition',
  needs: ['enrolment', 'units.urban', 'schools.tier'],
  stage(county, sheet) {
    const known = knowsBoth(county, sheet);
    if (known) return known;
    const { units, schools } = county.problem;
    let net = 0;
    for (let u = 0; u < units.count; u++) {
      if (units.urban[u] === 0) net += stagePupils(county.problem, u, sheet.stage);
    }
    for (const school of sheet.schools) {
      const { tier } = schools[school]!;
      if (tier === 'village' || tier === 'teachingPoint') net -= enrolled(sheet, school);
    }
    return net;
  },
  parts: byTownship,
};

/** Net outflow of each township (negative: it draws pupils in). */
function byTownship(county: County, sheet: StageSheet): readonly Part[] {
  if (knowsBoth(county, sheet)) return [];
  const { problem } = county;
  const net = problem.townships.map(() => 0);
  for (let u = 0; u < problem.units.count; u++) {
    const township = problem.units.township[u]!;
    if (township !== NONE) net[township]! += stagePupils(problem, u, sheet.stage);
  }
  for (const school of sheet.schools) {
    const { township } = problem.schools[school]!;
    if (township !== NONE) net[township]! -= enrolled(sheet, school);
  }
  return problem.townships.map((name, i): Part => ({ name: { en: name, zh: name }, figure: net[i]! }));
}

function knowsBoth(county: County, { schools }: StageSheet): Exclude<Figure, number> | null {
  if (county.basis !== 'enrolment') return lack('today');
  if (!county.problem.enrolment) return lack('table', 'enrolment');
  const kinds = new Set(schools.map((school) => county.problem.schools[school]!.tier));
  return kinds.has(null) ? lack('column', 'schools.tier') : null;
}

function enrolled(sheet: StageSheet, school: number): number {
  const pupils = sheet.pupils[school]!;
  return Number.isNaN(pupils) ? 0 : pupils;
}
