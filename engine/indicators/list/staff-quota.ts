import { staffQuota as quota } from '../../measures/staffing.ts';
import type { County } from '../county.ts';
import type { Figure, Indicator } from '../indicator.ts';
import { isKnown, lack, lackOfAll } from '../lack.ts';
import { seniorPupils } from '../resources.ts';
import type { StageSheet } from '../sheet.ts';
import { classes } from './classes.ts';

/** Posts that the pupils of a school ask for (K6), all stages together; a small school at least by its classes. */
export const staffQuota: Indicator = {
  id: 'staffQuota',
  name: { en: 'Staff posts by the standard', zh: '按标准应配教职工编制' },
  unit: 'posts',
  better: 'neither',
  group: 'staff',
  wholeSchool: true,
  formula: 'P_pri ⁄ 19 + P_jun ⁄ 13.5 + P_sen ⁄ 12.5; small schools max(that, β · classes)',
  source: '教职工编制标准（2001, 2014）',
  needs: ['enrolment or a plan'],
  school: (county, _, school) => quotaAt(county, school),
  county: (county) => overSchools(county, (school) => quotaAt(county, school)),
};

/** Staff of a school less the posts that the standard asks for: below zero it is short. */
export const staffBalance: Indicator = {
  id: 'staffBalance',
  name: { en: 'Staff beyond the posts of the standard', zh: '教职工超（缺）编' },
  unit: 'posts',
  better: 'neither',
  group: 'staff',
  wholeSchool: true,
  formula: 'staff (support included) − posts by the standard; county Σ staff ≤ Σ posts',
  source: '教职工编制标准（2001, 2014）',
  needs: ['enrolment or a plan', 'teachers'],
  school: (county, _, school) => balanceAt(county, school),
  county: (county) => overSchools(county, (school) => balanceAt(county, school)),
};

function balanceAt(county: County, school: number): Figure {
  if (!county.staff) return lack('table', 'teachers');
  const posts = quotaAt(county, school);
  return isKnown(posts) ? county.staff.staff[school]! - posts : posts;
}

function quotaAt(county: County, school: number): Figure {
  const { problem, policy, sheets } = county;
  const { values } = policy;
  const { tier, stages, senior } = problem.schools[school]!;
  const area = tier === 'urban' || tier === 'town' ? tier : 'rural';
  const pupils = { primary: 0, junior: 0, senior: senior ? seniorPupils(county, school) : 0 };
  for (const stage of stages) {
    const sheet = sheets[stage]!;
    if (sheet.policyStage === null) return lack('policy', 'quota');
    pupils[sheet.policyStage] = sheet.pupils[school]!;
  }
  const all = pupils.primary + pupils.junior + pupils.senior;
  if (Number.isNaN(all)) return lack('table', 'enrolment');
  const ratios = {
    primary: values[`quota.primary.${area}`],
    junior: values[`quota.junior.${area}`],
    senior: values[`quota.senior.${area}`],
  };
  const [postsPerClass, smallUpTo] = [values['quota.postsPerClass'], values['quota.smallUpTo']];
  let small: Parameters<typeof quota>[2] = null;
  if (postsPerClass !== null && smallUpTo !== null && all <= smallUpTo) {
    let count = 0;
    for (const stage of stages) {
      const here = classes.school!(county, sheets[stage] as StageSheet, school);
      if (!isKnown(here)) return here;
      count += here;
    }
    small = { classes: count, postsPerClass };
  }
  return quota(pupils, ratios, small) ?? lack('policy', 'quota');
}

/** Sum over existing schools of those that are known; a lack when none is. */
function overSchools(county: County, at: (school: number) => Figure): Figure {
  const schools = new Set(county.sheets.flatMap((sheet) => sheet.schools));
  const figures = [...schools].map(at);
  const known = figures.filter(isKnown);
  if (known.length === 0) return lackOfAll(figures);
  return known.reduce((sum, one) => sum + one, 0);
}
