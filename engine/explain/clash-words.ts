import type { Context } from '../layout/context.ts';
import { roomsOf } from '../layout/rooms.ts';
import { waysOf } from '../layout/ways.ts';
import { counted } from '../problem/index.ts';
import { SECONDS_PER_MINUTE, type UnitIndex } from '../units.ts';
import type { Member } from './rule-program/index.ts';
import { amount, gradeSpan, schoolName, some, stageName, type Text, unitList, unitName } from './words.ts';

/** A clash in words: who needs a place, and what stands against it. */
export function clashText(
  context: Context,
  members: readonly Member[],
  minimal: boolean,
  unitsMinimal: boolean,
): Text {
  const parts = [
    ...unitTexts(context, members),
    ...capTexts(context, members),
    ...ruleTexts(context, members),
  ];
  const close = !minimal
    ? {
        en: 'It is proved that they clash, but not that all of them are needed for it.',
        zh: '已证明上述要求互相冲突，但未证明每一项都不可缺少。',
      }
    : unitsMinimal
      ? {
          en: 'Proved; and without any one of them the rest can hold.',
          zh: '已证明；去掉其中任何一项，其余即可同时满足。',
        }
      : {
          en: 'Proved; and without any one of these rules the rest can hold.',
          zh: '已证明；去掉其中任何一条规则，其余即可同时满足。',
        };
  return {
    en: `These cannot all be had: ${parts.map((part) => part.en).join('; ')}. ${close.en}`,
    zh: `以下要求不能同时满足：${parts.map((part) => part.zh).join('；')}。${close.zh}`,
  };
}

function unitTexts(context: Context, members: readonly Member[]): Text[] {
  return context.stages.flatMap((stage): Text[] => {
    const units = members.flatMap((one) =>
      one.kind === 'unit' && one.slot === stage.slot ? [one.unit] : [],
    );
    if (units.length === 0) return [];
    const pupils = units.reduce((sum, unit) => sum + waysOf(context, stage, unit).pupils, 0);
    const names = unitList(context.problem, units);
    const level = stageName(stage.id);
    return [
      {
        en: `${units.length} ${units.length === 1 ? 'unit' : 'units'} with ${amount(pupils)} ${level.en} pupils need a school (${names.en})`,
        zh: `${units.length} 个单元的 ${amount(pupils)} 名${level.zh}学生须有学校（${names.zh}）`,
      },
    ];
  });
}

/** The largest class, where classrooms are among the members, and the classes that the pupils make at least. */
function capTexts(context: Context, members: readonly Member[]): Text[] {
  const { problem, policy, year } = context;
  const byClass = members.some(
    (one) => one.kind === 'capacity' && problem.schools[one.school]!.classrooms !== null,
  );
  if (!byClass) return [];
  return context.stages.flatMap((stage): Text[] => {
    const cap = policy.classCap[stage.id];
    const units = members.flatMap((one) =>
      one.kind === 'unit' && one.slot === stage.slot ? [one.unit] : [],
    );
    if (cap === undefined || units.length === 0) return [];
    const least = stage.zoned.reduce<number>((sum, grade) => {
      const at = (unit: UnitIndex) => problem.units.pupils[year]![unit * problem.grades.length + grade]!;
      return sum + Math.ceil(units.reduce<number>((all, unit) => all + at(unit), 0) / cap);
    }, 0);
    return [
      {
        en: `at most ${cap} a class, so at least ${counted(least, 'class', 'classes')}`,
        zh: `每班不超过 ${cap} 人，即至少 ${least} 个班`,
      },
    ];
  });
}

function ruleTexts(context: Context, members: readonly Member[]): Text[] {
  const { problem } = context;
  const texts: Text[] = [];
  const rooms = members.flatMap((one) => (one.kind === 'capacity' ? [roomText(context, one.school)] : []));
  if (rooms.length > 0) texts.push(some(rooms, 8));
  for (const one of members) {
    if (one.kind === 'unit' || one.kind === 'capacity') continue;
    texts.push(ruleText(context, one));
  }
  return texts.length > 0
    ? texts
    : [{ en: `${problem.name} has no such school`, zh: `${problem.name}没有这样的学校` }];
}

function roomText(context: Context, school: number): Text {
  const { problem } = context;
  const { classrooms } = problem.schools[school]!;
  const rooms = roomsOf(context).of(school);
  const name = schoolName(problem, school);
  return classrooms === null
    ? { en: `${name.en} has ${rooms} seats`, zh: `${name.zh}有 ${rooms} 个学位` }
    : { en: `${name.en} has ${counted(rooms, 'classroom')}`, zh: `${name.zh}有 ${rooms} 间教室` };
}

function ruleText(context: Context, one: Member): Text {
  const { problem, options, stages } = context;
  switch (one.kind) {
    case 'limit': {
      const band = stages[one.slot]!.bands[one.band]!;
      const grades = gradeSpan(band.grades.map((grade) => problem.grades[grade]!));
      const limit = amount(band.limit! / SECONDS_PER_MINUTE);
      return {
        en: `grades ${grades} travel at most ${limit} minutes`,
        zh: `${grades} 年级单程不超过 ${limit} 分钟`,
      };
    }
    case 'boardingPlaces': {
      const name = schoolName(problem, one.school);
      const places = problem.schools[one.school]!.boardingPlaces;
      return { en: `${name.en} has ${places} boarding places`, zh: `${name.zh}有 ${places} 个寄宿床位` };
    }
    case 'noHarm': {
      const name = schoolName(problem, one.school);
      const { tolerance } = context.policy.balance.noHarm;
      const most = amount(tolerance * 100);
      return {
        en: `${name.en} keeps its present level of resources a pupil${tolerance > 0 ? ` (less ${most} % at most)` : ''}`,
        zh: `${name.zh}生均资源不低于现有水平${tolerance > 0 ? `（降幅不超过 ${most}%）` : ''}`,
      };
    }
    case 'choice': {
      const name = schoolName(problem, one.school);
      const { id } = stages[one.slot]!;
      const most = amount(100 * context.policy.choice.most[id]!);
      return {
        en: `at most ${most} % of the ${stageName(id).en} pupils of ${name.en}, or as many as today, come from outside its zone`,
        zh: `${name.zh}${stageName(id).zh}片区外学生占比不超过 ${most}%（现状更高的不超过现状）`,
      };
    }
    case 'contiguity': {
      const name = schoolName(problem, one.school);
      return { en: `the zone of ${name.en} hangs together`, zh: `${name.zh}的学区须连片` };
    }
    case 'anchor': {
      const name = unitName(problem, one.unit);
      return {
        en: `${name.en} belongs to the school that stands in it`,
        zh: `${name.zh}须划入所在地的学校`,
      };
    }
    case 'lock': {
      const lock = options.locks[one.position]!;
      return { en: `${lock.unit} is locked to ${lock.school}`, zh: `${lock.unit} 已锁定到 ${lock.school}` };
    }
    case 'group': {
      const units = options.keepTogether[one.position]!.units.join(', ');
      return { en: `${units} are kept together`, zh: `${units} 须划归同一学校` };
    }
    default:
      return { en: '', zh: '' };
  }
}
