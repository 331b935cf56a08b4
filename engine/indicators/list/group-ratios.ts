import { groupRatio } from '../../measures/dispersion.ts';
import { RATIOS, type RatioDefinition, type RatioId } from '../../policy/index.ts';
import type { Tier } from '../../problem/index.ts';
import type { County } from '../county.ts';
import type { Indicator } from '../indicator.ts';
import { lack } from '../lack.ts';
import type { StageSheet } from '../sheet.ts';

const RURAL: readonly (Tier | null)[] = ['village', 'teachingPoint'];

/** Rural over urban (I9): what villages have of each ratio for one that schools of towns and the county seat have. */
export const ruralUrban: readonly Indicator[] = RATIOS.map((ratio) =>
  groupIndicator(
    ratio,
    'ruralUrban',
    { en: 'Rural to urban', zh: '城乡比' },
    (tier) => RURAL.includes(tier),
    (tier) => tier === 'urban' || tier === 'town',
  ),
);

/** Village schools over centre schools (I9): 消除中心小学、村级小学间差距. */
export const villageCentre: readonly Indicator[] = RATIOS.map((ratio) =>
  groupIndicator(
    ratio,
    'villageCentre',
    { en: 'Village to centre schools', zh: '村小与中心校之比' },
    (tier) => RURAL.includes(tier),
    (tier) => tier === 'town',
  ),
);

function groupIndicator(
  { id, name, shared }: RatioDefinition & { readonly id: RatioId },
  family: string,
  of: { readonly en: string; readonly zh: string },
  isFirst: (tier: Tier | null) => boolean,
  isSecond: (tier: Tier | null) => boolean,
): Indicator {
  return {
    id: `${family}.${id}`,
    name: { en: `${of.en}: ${name.en}`, zh: `${of.zh}：${name.zh}` },
    unit: 'ratio',
    better: 'neither',
    group: 'balance',
    formula: 'X̄ of the first group ⁄ X̄ of the second, each ΣR ⁄ ΣP; 1 is even',
    source: 'own definition',
    needs: ['enrolment or a plan', 'schools.tier', shared ? `schools.${id}` : 'teachers'],
    stage(county: County, sheet: StageSheet) {
      const tier = (school: number) => county.problem.schools[school]!.tier;
      const value = groupRatio(
        sheet.resources[id],
        sheet.evaluatedPupils,
        (school) => isFirst(tier(school)),
        (school) => isSecond(tier(school)),
      );
      return value ?? lack('nobody');
    },
  };
}
