import { ratio } from '../../measures/standard.ts';
import { RATIOS, type RatioDefinition, type RatioId } from '../../policy/index.ts';
import type { County } from '../county.ts';
import { type Indicator, limitAt } from '../indicator.ts';
import { type Lack, lack } from '../lack.ts';
import type { StageSheet } from '../sheet.ts';

/** Per-pupil and per-100 ratios: of each school (I1) and of the county (I2, the quotient of sums, not the mean of ratios). */
export const ratios: readonly Indicator[] = RATIOS.map(ratioIndicator);

function ratioIndicator(definition: RatioDefinition & { readonly id: RatioId }): Indicator {
  const { id, per, unit, name, shared } = definition;
  return {
    id: `ratio.${id}`,
    name,
    unit,
    better: 'higher',
    group: 'resources',
    formula: `${per === 1 ? '' : `${per} · `}R ⁄ P; county ${per === 1 ? '' : `${per} · `}ΣR ⁄ ΣP${shared ? '; common stocks split 1 : 1.1 : 1.32 by pupils' : ''}`,
    source: '附件1 差异系数测算说明（2012）；教督〔2017〕6号',
    needs: ['enrolment or a plan', shared ? `schools.${id}` : 'teachers'],
    school(county, sheet, school) {
      const resource = sheet.resources[id][school]!;
      if (Number.isNaN(sheet.pupils[school])) return lack('table', 'enrolment');
      if (Number.isNaN(resource)) return lackOfResource(county, sheet, school, definition);
      return ratio(resource, sheet.pupils[school]!, per) ?? lack('pupils');
    },
    stage(county, sheet) {
      let resource = 0;
      let pupils = 0;
      for (const school of sheet.schools) {
        const here = sheet.resources[id][school]!;
        if (Number.isNaN(here) || !(sheet.pupils[school]! > 0)) continue;
        resource += here;
        pupils += sheet.pupils[school]!;
      }
      return ratio(resource, pupils, per) ?? lackOfStage(county, definition);
    },
    // Standards are for schools; a county whose mean keeps one may have schools that do not.
    limit: (policy, stage) => {
      const limit = stage && limitAt(policy, `standard.${id}.${stage}`, 'least');
      return limit && { ...limit, advisory: true };
    },
  };
}

/** Why the resource of a school is not known. */
export function lackOfResource(
  { problem }: County,
  _: StageSheet,
  school: number,
  { id, shared }: RatioDefinition,
): Lack {
  if (!shared) return lack('table', 'teachers');
  const stocks: Readonly<Record<string, number | null>> = problem.schools[school]!.stocks;
  return stocks[id] === null ? lack('column', `schools.${id}`) : lack('table', 'enrolment');
}

export function lackOfStage({ problem }: County, { id, shared }: RatioDefinition): Lack {
  if (!problem.enrolment) return lack('table', 'enrolment');
  return shared ? lack('column', `schools.${id}`) : lack('table', 'teachers');
}
