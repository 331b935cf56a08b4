import { dispersion } from '../../measures/dispersion.ts';
import { ratio } from '../../measures/standard.ts';
import { RATIOS, type RatioDefinition, type RatioId } from '../../policy/index.ts';
import { NONE } from '../../units.ts';
import type { County, StageSheet } from '../county.ts';
import type { Indicator, Part } from '../indicator.ts';
import { lack } from '../lack.ts';
import { evaluatedOf } from '../spread-of.ts';

/** How much of the differences between schools are differences between townships; by part, each township's mean. */
export const townshipDispersion: readonly Indicator[] = RATIOS.map(dispersionIndicator);

function dispersionIndicator(definition: RatioDefinition & { readonly id: RatioId }): Indicator {
  const { id, name, shared } = definition;
  return {
    id: `betweenTownships.${id}`,
    name: { en: `Share between townships: ${name.en}`, zh: `乡镇间差异占比：${name.zh}` },
    unit: 'share',
    better: 'neither',
    group: 'balance',
    formula:
      'variance of township means ⁄ variance of schools, both weighted by pupils (law of total variance)',
    source: 'law of total variance',
    needs: ['enrolment or a plan', 'schools.township', shared ? `schools.${id}` : 'teachers'],
    stage({ problem }, sheet) {
      const { schools, resources, pupils } = evaluatedOf(sheet, id);
      const townships = schools.map((school) => problem.schools[school]!.township);
      if (townships.some((township) => township === NONE)) return lack('column', 'schools.township');
      return dispersion(resources, pupils, townships)?.betweenShare ?? lack('nobody');
    },
    parts: (county, sheet) => townshipMeans(county, sheet, definition),
  };
}

function townshipMeans(
  { problem }: County,
  sheet: StageSheet,
  { id, per }: RatioDefinition & { readonly id: RatioId },
): readonly Part[] {
  const { schools, resources, pupils } = evaluatedOf(sheet, id);
  return problem.townships.map((name, township): Part => {
    let resource = 0;
    let all = 0;
    schools.forEach((school, i) => {
      if (problem.schools[school]!.township !== township) return;
      if (!(pupils[i]! > 0) || Number.isNaN(resources[i])) return;
      resource += resources[i]!;
      all += pupils[i]!;
    });
    return { name: { en: name, zh: name }, figure: ratio(resource, all, per) ?? lack('nobody') };
  });
}
