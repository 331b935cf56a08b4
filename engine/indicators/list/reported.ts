import type { SettingPath } from '../../policy/index.ts';
import type { ReportedId } from '../../problem/index.ts';
import type { County } from '../county.ts';
import { type Indicator, limitAt } from '../indicator.ts';
import { lack } from '../lack.ts';
import { retentionOfCohorts } from './retention.ts';

type Reported = Extract<SettingPath, `reported.${ReportedId}`>;

/**
 * What evaluations ask for and only others can count: health, completion, satisfaction. They come from `reported.csv`, or stay
 * listed as missing so that a report shows the place where somebody has to fill them in; they are never optimised.
 */
export const reported: readonly Indicator[] = (
  [
    ['reported.retention', 'Junior retention over three years', '初中三年巩固率', '教督〔2017〕6号', 'least'],
    [
      'reported.disabledEnrolment',
      'Enrolled disabled children',
      '残疾儿童入学率',
      '教督〔2017〕6号',
      'least',
    ],
    ['reported.trainingHours', 'Training hours of teachers', '教师年培训学时', '教督〔2017〕6号', 'least'],
    [
      'reported.passRate',
      'All-subject pass rate',
      '全科合格率',
      'school standards of Anhui (2013) and Gansu (2016)',
      'least',
    ],
    [
      'reported.graduation',
      'Completion in the last grade',
      '毕业年级毕业率',
      'school standards of Anhui (2013)',
      'least',
    ],
    [
      'reported.fitnessPass',
      'Fitness pass rate',
      '体质健康合格率',
      'school standards of Anhui (2013) and Gansu (2016)',
      'least',
    ],
    [
      'reported.fitnessExcellent',
      'Fitness excellent rate',
      '体质健康优秀率',
      'township plan, Xinjiang (2013)',
      'least',
    ],
    [
      'reported.newMyopia',
      'New myopia in a year',
      '近视眼年新发病率',
      'school standards of Anhui (2013) and Gansu (2016)',
      'most',
    ],
    ['reported.satisfaction', 'Public satisfaction', '群众满意度', '教督〔2012〕3号', 'least'],
  ] as const
).map(([id, en, zh, source, sense]) => reportedIndicator(id, en, zh, source, sense));

function reportedIndicator(
  id: Reported,
  en: string,
  zh: string,
  source: string,
  sense: 'least' | 'most',
): Indicator {
  return {
    id,
    name: { en, zh },
    unit: id === 'reported.trainingHours' ? 'hours/year' : 'share',
    better: sense === 'least' ? 'higher' : 'lower',
    group: 'reported',
    formula:
      id === 'reported.retention'
        ? 'graduates ⁄ (entered + moved in − died − moved out) of all cohorts, or the other form of the profile; else as reported'
        : 'as reported by the county',
    source,
    needs: id === 'reported.retention' ? ['cohorts, or reported'] : ['reported'],
    county: (county) =>
      (id === 'reported.retention' ? retentionOfCohorts(county) : null) ?? asReported(county, id),
    limit: (policy) => limitAt(policy, id, sense),
  };
}

function asReported({ problem }: County, id: Reported) {
  const row = problem.outcomes?.reported?.find(({ indicator }) => `reported.${indicator}` === id);
  return row ? row.value : lack('notInDataset');
}
