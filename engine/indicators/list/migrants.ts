import { type Indicator, limitAt } from '../indicator.ts';
import { lack } from '../lack.ts';
import { countOf, rowsOf } from './enrolled.ts';

/** Share of enrolled migrant children who are in public schools. Purchased places in private schools are not in the data. */
export const migrants: Indicator = {
  id: 'migrants',
  name: { en: 'Migrant children in public schools', zh: '随迁子女在公办学校就读比例' },
  unit: 'share',
  better: 'higher',
  group: 'entry',
  formula: 'migrant children in public schools ⁄ enrolled migrant children; ≥ 85 % with purchased places',
  source: '教督〔2017〕6号',
  needs: ['enrolment.migrant'],
  stage(county, sheet) {
    if (county.basis !== 'enrolment') return lack('today');
    const { schools } = county.problem;
    const all = countOf(county, rowsOf(county, sheet, sheet.schools), 'migrant');
    if ('lack' in all) return all;
    const isPublic = sheet.schools.filter((school) => schools[school]!.ownership !== 'private');
    const inPublic = countOf(county, rowsOf(county, sheet, isPublic), 'migrant');
    if ('lack' in inPublic) return inPublic;
    return all.pupils === 0 ? lack('nobody') : inPublic.pupils / all.pupils;
  },
  limit: (policy) => limitAt(policy, 'migrants.publicShare', 'least'),
};
