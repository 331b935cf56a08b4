import type { Placement } from '../indicators/index.ts';
import type { PageHead } from './indicator-page.ts';
import { countyName } from './words.ts';

/** Title and small print of a page about a county; `date` is the day as people write it on documents. */
export function pageHead(county: string, mode: Placement['travel']['mode'], date: string): PageHead {
  const name = countyName(county);
  return {
    title: {
      en: `${name.en}: self-check against the standard`,
      zh: `${name.zh}：义务教育均衡发展自评`,
    },
    date,
    travel: TIMES[mode],
  };
}

const TIMES: Readonly<Record<Placement['travel']['mode'], PageHead['travel']>> = {
  'walk-network': { en: 'Times: on foot along the streets.', zh: '上学时间：按路网步行计算。' },
  table: { en: 'Times: the table of the dataset.', zh: '上学时间：取自数据集步行时间表。' },
  'straight-line': {
    en: 'Times: straight lines with a detour factor, for want of streets; not fit for a hearing.',
    zh: '上学时间：缺少路网，按直线距离乘绕行系数估算，不宜用于听证。',
  },
};

/** The day of a time as people write it: 2026-11-23. */
export function dayOf(time: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
