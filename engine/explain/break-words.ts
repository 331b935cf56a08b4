import { bandTime, verdict } from '../layout/ways.ts';
import { counted } from '../problem/index.ts';
import type { SchoolIndex, UnitIndex } from '../units.ts';
import { balanceBreakText } from './balance-breaks.ts';
import type { Break } from './condition.ts';
import type { PlanState } from './plan-state.ts';
import { amount, gradeSpan, minutes, schoolName, type Text, unitList, unitName } from './words.ts';

/** What a breach would mean, as a clause with its numbers, without a full stop. */
export function breakText(state: PlanState, one: Break): Text {
  const { problem } = state.context;
  if (one.subject !== '') return balanceBreakText(state, one);
  const school = schoolName(problem, one.school);
  switch (one.rule) {
    case 'capacity':
      return capacityText(state, one, school);
    case 'boardingPlaces':
      return {
        en: `${school.en} would have ${counted(one.needed, 'boarder')} for ${counted(one.available, 'place')}`,
        zh: `${school.zh}需寄宿 ${one.needed} 人，仅有 ${one.available} 个床位`,
      };
    case 'contiguity': {
      const cut = unitList(problem, one.cutOff);
      return {
        en: `${cut.en} would be cut off from ${school.en}`,
        zh: `${cut.zh}将与${school.zh}的学区断开`,
      };
    }
    case 'walkingLimit':
      return limitText(state, one.slot, one.unit, one.school);
    default:
      return pairText(state, one, school);
  }
}

function capacityText(state: PlanState, { school, needed, available }: Break, name: Text): Text {
  const byClass = state.context.problem.schools[school]!.classrooms !== null;
  return byClass
    ? {
        en: `${name.en} would need ${counted(needed, 'class', 'classes')} and has ${counted(available, 'classroom')}`,
        zh: `${name.zh}需 ${needed} 个班，仅有 ${available} 间教室`,
      }
    : {
        en: `${name.en} would hold ${amount(needed)} pupils on ${amount(available)} seats`,
        zh: `${name.zh}将有 ${amount(needed)} 名学生，仅有 ${amount(available)} 个学位`,
      };
}

function limitText(state: PlanState, slot: number, unit: UnitIndex, school: SchoolIndex): Text {
  const { context } = state;
  const way = state.waysOf(slot, unit);
  const k = way.schools.indexOf(school);
  const who = unitName(context.problem, unit);
  const name = schoolName(context.problem, school);
  const parts = way.stage.bands.flatMap((band, b) => {
    if (way.bandPupils[b] === 0 || verdict(context, way, k, band) !== 'tooFar') return [];
    const grades = gradeSpan(band.grades.map((grade) => context.problem.grades[grade]!));
    const seconds = bandTime(way, k, band);
    const limit = minutes(band.limit!);
    // A few seconds over must not read as "30 minutes, limit 30".
    const time =
      minutes(seconds) === limit ? (Math.ceil((seconds / 60) * 100) / 100).toFixed(2) : minutes(seconds);
    return [{ grades, time, limit }];
  });
  return {
    en: `${who.en} is ${parts.map((part) => `${part.time} minutes (grades ${part.grades}, limit ${part.limit})`).join(' and ')} from ${name.en}`,
    zh: `${who.zh}到${name.zh}需${parts.map((part) => `${part.time} 分钟（${part.grades} 年级，上限 ${part.limit} 分钟）`).join('、')}`,
  };
}

function pairText(state: PlanState, { rule, slot, unit, school }: Break, name: Text): Text {
  const { context } = state;
  const who = unitName(context.problem, unit);
  if (rule === 'lock') {
    const lock = context.locks.find((one) => one.slot === slot && one.unit === unit);
    const its = schoolName(context.problem, lock?.school ?? school);
    return { en: `${who.en} is locked to ${its.en}`, zh: `${who.zh}已锁定到${its.zh}` };
  }
  if (rule === 'anchor') {
    const standing = context.stages[slot]!.schools.find((one) => context.problem.schools[one]!.unit === unit);
    const its = schoolName(context.problem, standing ?? school);
    return { en: `${its.en} stands in ${who.en}`, zh: `${its.zh}就在${who.zh}` };
  }
  return {
    en: `there is no known way from ${who.en} to ${name.en}`,
    zh: `${who.zh}到${name.zh}没有已知道路`,
  };
}
