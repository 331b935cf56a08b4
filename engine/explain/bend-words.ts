import type { Context } from '../layout/context.ts';
import { SECONDS_PER_MINUTE } from '../units.ts';
import type { Bend } from './rule-program/index.ts';
import { amount, gradeSpan, schoolName, stageName, type Text, unitName } from './words.ts';

/** A change in words. */
export function bendText(context: Context, bend: Bend): Text {
  const { problem, policy, options, stages } = context;
  switch (bend.kind) {
    case 'classrooms': {
      const name = schoolName(problem, bend.school);
      const { expansionCost } = problem.schools[bend.school]!;
      const yuan = expansionCost === null ? null : (expansionCost * bend.classrooms).toLocaleString('en-US');
      return {
        en: `Add ${bend.classrooms} ${bend.classrooms === 1 ? 'classroom' : 'classrooms'} at ${name.en}${yuan ? ` (${yuan} yuan)` : ''}.`,
        zh: `${name.zh}增加 ${bend.classrooms} 间教室${yuan ? `（${yuan} 元）` : ''}。`,
      };
    }
    case 'seats': {
      const name = schoolName(problem, bend.school);
      return {
        en: `Add ${bend.seats} ${bend.seats === 1 ? 'seat' : 'seats'} at ${name.en}.`,
        zh: `${name.zh}增加 ${bend.seats} 个学位。`,
      };
    }
    case 'bus': {
      const who = unitName(problem, bend.unit);
      const name = schoolName(problem, bend.school);
      return {
        en: `Run a bus from ${who.en} to ${name.en} that takes at most ${bend.minutes} minutes.`,
        zh: `开通${who.zh}至${name.zh}的校车，单程不超过 ${bend.minutes} 分钟。`,
      };
    }
    case 'limit': {
      const { grades, limit } = stages[bend.slot]!.bands[bend.band]!;
      const span = gradeSpan(grades.map((grade) => problem.grades[grade]!));
      const now = amount(limit! / SECONDS_PER_MINUTE);
      return {
        en: `Let grades ${span} travel up to ${bend.minutes} minutes (now ${now}).`,
        zh: `${span} 年级单程上限由 ${now} 分钟放宽至 ${bend.minutes} 分钟。`,
      };
    }
    case 'noHarm': {
      const percent = (bend.tolerance * 100).toFixed(1);
      return {
        en: `Let schools fall by up to ${percent} % below their present level of resources a pupil.`,
        zh: `允许学校生均资源较现有水平下降至多 ${percent}%。`,
      };
    }
    case 'choice': {
      const { id } = stages[bend.slot]!;
      const of = stageName(id);
      const [now, then] = [policy.choice.most[id]!, bend.most].map((share) => amount(100 * share)) as [
        string,
        string,
      ];
      return {
        en: `Let up to ${then} % of the pupils of ${of.en} schools come from outside their zones (now ${now} %).`,
        zh: `将${of.zh}学校片区外学生占比上限由 ${now}% 放宽至 ${then}%。`,
      };
    }
    case 'coefficient': {
      const of = stageName(bend.stage);
      const now = policy.balance.coefficient.limits[bend.stage];
      return {
        en: `Allow difference coefficients of ${of.en} schools up to ${bend.limit} (now ${now}).`,
        zh: `将${of.zh}学校间差异系数上限由 ${now} 放宽至 ${bend.limit}。`,
      };
    }
    case 'lock': {
      const { unit, school } = options.locks[bend.position]!;
      return { en: `Take off the lock of ${unit} to ${school}.`, zh: `取消 ${unit} 到 ${school} 的锁定。` };
    }
    case 'group': {
      const units = options.keepTogether[bend.position]!.units.join(', ');
      return { en: `Let ${units} be split.`, zh: `允许拆分 ${units}。` };
    }
  }
}
