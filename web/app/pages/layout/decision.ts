import type { Layout, LayoutRequest, Run } from '../../../shared/index.ts';
import { becomesNames, decisionNames } from '../../i18n/layout.ts';
import type { Text } from '../../i18n/text.ts';

export type Asked = LayoutRequest['layout'];
export type Decision = Asked['settled'][number];
export type Decided = Layout['decisions'][number];

export const YUAN_PER_TEN_THOUSAND = 10_000;

/** What a run of a layout was asked for; null for runs of zones alone. */
export function askedOf(run: Pick<Run, 'request'>): Asked | null {
  return (run.request.layout as Asked | undefined) ?? null;
}

/** One decision a school and year. */
export function keyOf({ school, year }: Pick<Decision, 'school' | 'year'>): string {
  return `${year}/${school}`;
}

/** The decision alone, without what was counted of it. */
export function bare({ kind, school, year, into, as, classrooms }: Decision): Decision {
  return {
    kind,
    school,
    year,
    ...(into === undefined ? {} : { into }),
    ...(as === undefined ? {} : { as }),
    ...(classrooms === undefined ? {} : { classrooms }),
  };
}

/** 扩建至 12 间教室, 并入… */
export function decisionText({ kind, into, as, classrooms }: Decision, name: (id: string) => string): Text {
  const told = decisionNames[kind];
  const zh: string[] = [told.zh];
  const en: string[] = [told.en];
  if (as !== undefined) {
    zh.push(becomesNames[as].zh);
    en.push(becomesNames[as].en);
  }
  if (classrooms !== undefined) {
    zh.push(`${classrooms} 间教室`);
    en.push(`${classrooms} classrooms`);
  }
  if (into !== undefined) {
    zh.push(`并入${name(into)}`);
    en.push(`into ${name(into)}`);
  }
  return { zh: zh.join('，'), en: en.join(', ') };
}
