import type { SettingPath } from '../../policy/index.ts';
import { type Indicator, limitAt } from '../indicator.ts';
import { lack } from '../lack.ts';

type Reported = Extract<SettingPath, `reported.${string}`>;

/**
 * What evaluations ask for and no table of the dataset holds: results, health, satisfaction. They are listed so that a report
 * shows the place where somebody has to fill them in; they are never computed and never optimised.
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
    ['reported.resultsSpread', 'Difference rate of results', '学业水平校际差异率', '教督〔2017〕6号', 'most'],
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
    unit: id === 'reported.trainingHours' ? 'hours/year' : id === 'reported.resultsSpread' ? 'rate' : 'share',
    better: sense === 'least' ? 'higher' : 'lower',
    group: 'reported',
    formula: 'as reported by the county',
    source,
    needs: ['a figure from outside the dataset'],
    county: () => lack('notInDataset'),
    limit: (policy) => limitAt(policy, id, sense),
  };
}
