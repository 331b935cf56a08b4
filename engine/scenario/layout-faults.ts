import type { PlanOptions } from '../plan/index.ts';
import type { ZoningPolicy } from '../policy/index.ts';
import type { Complaint, Problem } from '../problem/index.ts';

/** What a layout cannot be asked, all at once. */
export function layoutFaults(problem: Problem, policy: ZoningPolicy, options: PlanOptions): Complaint[] {
  const faults: Complaint[] = [];
  const tell = (code: string, column: string, value: string | number, en: string, zh: string) => {
    faults.push({
      code,
      severity: 'error',
      file: 'options',
      row: null,
      column,
      value: String(value),
      text: { en, zh },
    });
  };
  const { layout } = options;
  if (!layout || layout.periods.length === 0) {
    tell(
      'layout-without-periods',
      'layout.periods',
      '',
      'is empty; name at least one school year.',
      '为空；请至少给出一个学年。',
    );
    return faults;
  }
  const known = problem.years.join(', ');
  layout.periods.forEach((year, t) => {
    if (!problem.years.includes(year))
      tell(
        'layout-year-unknown',
        `layout.periods[${t}]`,
        year,
        `is a school year without pupils; choose among ${known}.`,
        `学年没有学生数据；请在 ${known} 中选择。`,
      );
    else if (t > 0 && year <= layout.periods[t - 1]!)
      tell(
        'layout-years-order',
        `layout.periods[${t}]`,
        year,
        'does not come after the period before it; put the years in order.',
        '未晚于前一期；请按先后排列。',
      );
  });
  if (layout.periods[0] !== options.year)
    tell(
      'layout-first-year',
      'year',
      options.year,
      'is not the first period; both must be the same school year.',
      '与第一期学年不一致；两者须相同。',
    );
  if (!policy.layout)
    tell(
      'layout-without-policy',
      'policy',
      policy.profile,
      'says nothing of layouts; choose another profile.',
      '未包含布局规则；请改用其他政策标准。',
    );
  if (options.mode !== 'wholeSchool')
    tell(
      'layout-mode',
      'mode',
      options.mode,
      'cannot be laid out yet: schools open and close for all their grades; use wholeSchool.',
      '暂不支持布局；学校按全部年级开办与撤并，请用 wholeSchool。',
    );
  const { coefficient, noHarm } = policy.balance;
  if (coefficient.binds || noHarm.binds)
    tell(
      'layout-balance',
      'policy',
      coefficient.binds ? 'coefficient.bindsZones' : 'noHarm.bindsZones',
      'binds zones between fixed schools and cannot bind a layout yet; switch it off for the layout and read the indicators.',
      '仅适用于学校不变的学区划分，暂不能约束布局；请在布局中关闭并查看指标。',
    );
  const ids = new Map(problem.schools.map((school) => [school.id, school]));
  layout.nineYear.forEach((id, i) => {
    if (!ids.has(id))
      tell(
        'layout-school-unknown',
        `layout.nineYear[${i}]`,
        id,
        'is no school of the dataset; check the id.',
        '不是数据集中的学校；请检查编号。',
      );
  });
  layout.settled.forEach((action, i) => {
    const place = `layout.settled[${i}]`;
    const school = ids.get(action.school);
    if (!school)
      tell(
        'layout-school-unknown',
        `${place}.school`,
        action.school,
        'is no school of the dataset; check the id.',
        '不是数据集中的学校；请检查编号。',
      );
    if (!layout.periods.includes(action.year))
      tell(
        'layout-year-unknown',
        `${place}.year`,
        action.year,
        'is none of the periods; settle it in one of them.',
        '不在各期学年之中；请改为其中一期。',
      );
    if ((action.kind === 'close' || action.kind === 'merge') && school?.protected)
      tell(
        'layout-protected',
        `${place}.school`,
        action.school,
        'is protected and cannot be closed; keep it, or take the protection off in schools.csv.',
        '为保留学校，不得撤并；请保留，或在学校表中取消保留。',
      );
  });
  return faults;
}
