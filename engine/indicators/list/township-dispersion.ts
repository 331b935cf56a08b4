import { dispersion } from '../../measures/dispersion.ts';
import { ratio } from '../../measures/standard.ts';
import { RATIOS, type RatioDefinition, type RatioId } from '../../policy/index.ts';
import { NONE } from '../../units.ts';
import type { County } from '../county.ts';
import type { Indicator, Part } from '../indicator.ts';
import { lack } from '../lack.ts';
import type { StageSheet } from '../sheet.ts';

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
    stage({ townships }, sheet) {
      const unknown = sheet.evaluatedPupils.some((pupils, s) => pupils > 0 && townships[s] === NONE);
      if (unknown) return lack('column', 'schools.township');
      return (
        dispersion(sheet.resources[id], sheet.evaluatedPupils, townships)?.betweenShare ?? lack('nobody')
      );
    },
    parts: (county, sheet) => townshipMeans(county, sheet, definition),
  };
}

function townshipMeans(
  { problem }: County,
  sheet: StageSheet,
  { id, per }: RatioDefinition & { readonly id: RatioId },
): readonly Part[] {
  const { evaluatedPupils: pupils } = sheet;
  const resources = sheet.resources[id];
  return problem.townships.map((name, township): Part => {
    let resource = 0;
    let all = 0;
    problem.schools.forEach((school, s) => {
      if (school.township !== township || !(pupils[s]! > 0) || Number.isNaN(resources[s])) return;
      resource += resources[s]!;
      all += pupils[s]!;
    });
    return { name: { en: name, zh: name }, figure: ratio(resource, all, per) ?? lack('nobody') };
  });
}
