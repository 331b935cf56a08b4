import type { TargetCheck } from '../indicators/index.ts';
import type { Language } from '../problem/index.ts';
import { shownNumber, stageName } from '../report/index.ts';

/** The targets of the phases, a line each: by when, what it is then, and from when on it is met. */
export function targetLines(checks: readonly TargetCheck[], language: Language): string[] {
  if (checks.length === 0) return [];
  const zh = language === 'zh';
  const title = zh ? '分期目标：' : 'Targets by phase:';
  return [
    title,
    ...checks.map(({ target, name, unit, years, inTime, metFrom }) => {
      const shown = (value: number) =>
        shownNumber(value, { kind: unit === 'share' ? 'share' : 'number', decimals: 2, asNeeded: true });
      const what = name
        ? `${name[language]}${target.stage === null ? '' : zh ? `（${stageName(target.stage).zh}）` : ` (${stageName(target.stage).en})`}`
        : zh
          ? `没有指标“${target.indicator}”`
          : `there is no indicator "${target.indicator}"`;
      const wanted = zh
        ? `${target.sense === 'least' ? '不低于' : '不高于'} ${shown(target.value)}`
        : `${target.sense === 'least' ? 'at least' : 'at most'} ${shown(target.value)}`;
      const then = years.find(({ year }) => year === target.year)?.value ?? null;
      const reached = then === null ? (zh ? '未知' : 'not known') : shown(then);
      const verdict = zh
        ? { true: '按期达到', false: '未按期达到', null: '无法判断' }[`${inTime}`]
        : { true: 'met in time', false: 'not met in time', null: 'not known' }[`${inTime}`];
      const since = metFrom === null ? '' : zh ? `，${metFrom} 学年起达到` : `, met from ${metFrom} on`;
      return zh
        ? `- ${target.phase}，${target.year} 学年：${what} ${wanted}，届时 ${reached}；${verdict}${since}`
        : `- ${target.phase}, ${target.year}: ${what} ${wanted}; then ${reached}: ${verdict}${since}`;
    }),
  ];
}
