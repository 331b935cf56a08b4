import { exchangeEligible, shareOf } from '../../measures/staffing.ts';
import type { County } from '../county.ts';
import { type Figure, type Indicator, limitAt } from '../indicator.ts';
import { lack } from '../lack.ts';

/** Share of the eligible teachers who moved in the base year. */
export const exchangeRate: Indicator = {
  id: 'exchangeRate',
  name: { en: 'Exchanged teachers of those eligible', zh: '教师交流比例' },
  unit: 'share',
  better: 'higher',
  group: 'staff',
  formula: 'moved ⁄ eligible in the base school year; ≥ 10 %',
  source: '教师〔2014〕4号',
  needs: ['teachers', 'moves'],
  county: (county) => shared(county, ({ moved, eligible }) => shareOf(moved, eligible)),
  limit: (policy) => limitAt(policy, 'exchange.rate', 'least'),
};

/** Share of backbone teachers, of those who moved or of those eligible, as the profile says. */
export const backboneExchange: Indicator = {
  id: 'backboneExchange',
  name: { en: 'Backbone teachers in exchange', zh: '骨干教师交流比例' },
  unit: 'share',
  better: 'higher',
  group: 'staff',
  formula: 'backbone teachers moved ⁄ moved (national) or ⁄ eligible (Anhui); ≥ 20 %',
  source: '教师〔2014〕4号；教督〔2017〕6号',
  needs: ['teachers', 'moves'],
  county: (county) =>
    shared(county, ({ moved, eligible, backbone }) =>
      shareOf(backbone, county.policy.values['exchange.backboneOf'] === 'eligible' ? eligible : moved),
    ),
  limit: (policy) => limitAt(policy, 'exchange.backboneShare', 'least'),
};

interface Exchange {
  readonly moved: number;
  readonly eligible: number;
  readonly backbone: number;
}

function shared(county: County, read: (exchange: Exchange) => number | null): Figure {
  const counted = exchangeOf(county);
  return 'lack' in counted ? counted : (read(counted) ?? lack('nobody'));
}

/**
 * Moves that began in the base year, and who was eligible then. The year at the school of one who has just moved began
 * anew, so all who moved count as eligible besides those who now fulfil the conditions.
 */
function exchangeOf({ problem, policy }: County): Exchange | Exclude<Figure, number> {
  const { teachers, moves } = problem;
  const { values } = policy;
  if (!teachers) return lack('table', 'teachers');
  if (!moves) return lack('table', 'moves');
  const minYears = values['exchange.minYears'];
  if (minYears === null) return lack('policy', 'exchange.minYears');
  const year = problem.years[0]!;
  const moved = new Set(moves.filter((move) => move.startYear === year).map((move) => move.teacher));
  let eligible = 0;
  let backbone = 0;
  teachers.forEach((teacher, t) => {
    if (moved.has(t) && teacher.backbone) backbone++;
    const maxAge = teacher.sex === null ? null : values[`exchange.maxAge.${teacher.sex}`];
    const fits =
      teacher.role !== 'support' &&
      teacher.startYear !== null &&
      exchangeEligible(
        {
          yearsAtSchool: year - teacher.startYear,
          age: teacher.birthYear === null ? null : year - teacher.birthYear,
          exempt: teacher.exempt !== null,
        },
        { minYears, maxAge },
      );
    if (fits || moved.has(t)) eligible++;
  });
  return { moved: moved.size, eligible, backbone };
}
