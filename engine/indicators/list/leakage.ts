import type { Tier } from '../../problem/index.ts';
import type { SchoolIndex } from '../../units.ts';
import type { County } from '../county.ts';
import type { Figure, Indicator, Part } from '../indicator.ts';
import { isKnown, lack } from '../lack.ts';
import type { StageSheet } from '../sheet.ts';

/**
 * Children who live in the zone of a village or township school and sit elsewhere, mostly in the county town. The tables hold no
 * way of single children, so these are net flows: who lives in the zones in force less who is enrolled, so that a village child in
 * town and a town child in the village cancel out. A child whose own zone is that of a school in town does not leak by going there.
 */
export const leakage: Indicator = {
  id: 'leakage',
  name: { en: 'Net leakage from village and township schools', zh: '乡镇及村小学生净流失人数' },
  unit: 'pupils',
  better: 'lower',
  group: 'entry',
  formula: 'Σ over schools outside the county town: pupils resident in the zone in force − pupils enrolled',
  source: 'own definition',
  needs: ['enrolment', 'zones', 'schools.tier'],
  school: (county, sheet, school) => missing(county, sheet) ?? netOutflow(sheet, school),
  stage(county, sheet) {
    const reason = missing(county, sheet);
    if (reason) return reason;
    const { schools } = county.problem;
    return total(
      sheet,
      sheet.schools.filter((school) => schools[school]!.tier !== 'urban'),
    );
  },
  parts: (county, sheet) =>
    missing(county, sheet) ? [] : [...byKind(county, sheet), ...byTownship(county, sheet)],
};

const KINDS: readonly (readonly [en: string, zh: string, tiers: readonly Tier[]])[] = [
  ['Village schools and teaching points', '村小与教学点', ['village', 'teachingPoint']],
  ['Township schools', '乡镇学校', ['town']],
  ['Schools in the county town', '县城学校', ['urban']],
];

/** Net outflow of each kind of school; negative: it draws pupils in, from other kinds or from outside the county. */
function byKind(county: County, sheet: StageSheet): readonly Part[] {
  const { schools } = county.problem;
  return KINDS.flatMap(([en, zh, tiers]) => {
    const of = sheet.schools.filter((school) => tiers.includes(schools[school]!.tier!));
    return of.length > 0 ? [{ name: { en, zh }, figure: total(sheet, of) }] : [];
  });
}

function byTownship(county: County, sheet: StageSheet): readonly Part[] {
  const { schools, townships } = county.problem;
  return townships.flatMap((name, township) => {
    const of = sheet.schools.filter((school) => schools[school]!.township === township);
    return of.length > 0 ? [{ name: { en: name, zh: name }, figure: total(sheet, of) }] : [];
  });
}

function missing(
  { basis, problem }: County,
  { schools, residentsInForce }: StageSheet,
): Exclude<Figure, number> | null {
  if (basis !== 'enrolment') return lack('today');
  if (!problem.enrolment) return lack('table', 'enrolment');
  if (!residentsInForce) return lack('table', 'zones');
  const tiers = new Set(schools.map((school) => problem.schools[school]!.tier));
  if (tiers.has(null)) return lack('column', 'schools.tier');
  // Without a school in the county town there is nowhere to leak to.
  return tiers.has('urban') ? null : lack('nobody');
}

function total(sheet: StageSheet, schools: readonly SchoolIndex[]): Figure {
  let sum = 0;
  for (const school of schools) {
    const net = netOutflow(sheet, school);
    if (!isKnown(net)) return net;
    sum += net;
  }
  return sum;
}

/** Residents of a school's zone in force less its pupils, in the base year. */
function netOutflow({ pupils, residentsInForce }: StageSheet, school: SchoolIndex): Figure {
  const enrolled = pupils[school]!;
  return Number.isNaN(enrolled) ? lack('column', 'enrolment.pupils') : residentsInForce![school]! - enrolled;
}
