import { choice, each, list, number, type Setting, share, whole } from '../setting.ts';

/** Rules of the exchange of teachers (docs/exchange-model.md). */
export const EXCHANGE_SETTINGS = {
  'exchange.rate': share('Least share of the eligible that moves in a year', '年度交流比例'),
  'exchange.backboneShare': share('Least share of backbone teachers', '骨干教师交流比例'),
  'exchange.backboneOf': choice(['moved', 'eligible'], 'Share of whom', '骨干比例的分母'),
  'exchange.minYears': whole('years', [0, 50], 'Years at one school that make eligible', '同校任教年限'),
  'exchange.headTerms': whole('terms', [0, 20], 'Terms after which a head moves', '校长连任届数'),
  ...each('exchange.maxAge', ['m', 'f'], whole('years', [18, 80], 'Oldest who moves', '交流年龄上限')),
  'exchange.maxYears': whole(
    'years',
    [0, 50],
    'Years at one school after which one should move',
    '同校任教最长年限',
  ),
  'exchange.minInterval': whole('years', [0, 50], 'Years between two moves', '两次交流最短间隔'),
  'exchange.maxRate': share('Most of the eligible that move in a year', '年度交流比例上限'),
  'exchange.turnoverCap': share(
    'Most of a school that leaves, or arrives, in a year',
    '单校年度流动比例上限',
  ),
  'exchange.seniorShareMax': whole('percent', [0, 100], 'Most senior titles of a staff', '高级职称比例上限'),
  'exchange.termYears': whole('years', [1, 20], 'Years of a term away', '交流期限'),
  'exchange.postFollows': list(
    ['rotation', 'swap', 'secondment', 'head'],
    'Forms in which the post moves too',
    '随迁编制关系的交流形式',
  ),
  'exchange.headLoad': share('Share of the load that a head teaches', '校长授课占标准课时比例'),
  'exchange.secondSubjectShare': share('Share of the load in other subjects', '兼教学科课时比例'),
  'exchange.experience': choice(
    ['countyMean', 'none'],
    'Standard of middle titles where none is given',
    '中级职称参照标准',
  ),
  'exchange.commute.limit': whole('min', [1, 600], 'Longest way to the new school', '通勤时间上限'),
  'exchange.commute.speed': number('km/h', [1, 200], 'Speed of the way to work', '通勤速度'),
  'exchange.commute.detour': number('factor', [1, 5], 'Way along streets to straight line', '绕行系数'),
  'exchange.coupleDistance': number(
    'm',
    [0, 1e6],
    'Couples and households stay within',
    '夫妻（同户）任教学校最大距离',
  ),
  'exchange.careMinutes': whole(
    'min',
    [0, 600],
    'Longest way to work of a carer',
    '照护家人教师通勤时间上限',
  ),
  'exchange.sharedDistance': number(
    'm',
    [0, 1e6],
    'Schools that share a teacher are within',
    '走教学校最大距离',
  ),
} as const satisfies Record<string, Setting>;
