import { ARC_RULES } from '../rules/arc/index.ts';
import { type Context, stageAt } from '../task/context.ts';
import { postFollows } from '../task/form.ts';
import { Growing } from './growing.ts';
import { POST_FOLLOWS, SHARED } from './model.ts';

/** The rules that do not look at the school, asked once a teacher and year. */
const OF_TEACHER = new Set(['eligible']);

/** Every arc that all arc rules allow, by teacher, then year, then school, whole before shared. */
export function compileArcs(context: Context, vectorOf: (m: number, stage: number) => number) {
  const members = context.roster.teacher.length;
  const arcStart = new Int32Array(members + 1);
  const [teacher, school, year, flags, vector] = Array.from({ length: 5 }, () => new Growing());
  const vectorByStage = new Map<number, number>();
  const kinds = context.options.forms.includes('shared') ? [false, true] : [false];
  const ofTeacher = ARC_RULES.filter((rule) => OF_TEACHER.has(rule.id));
  const ofSchool = ARC_RULES.filter((rule) => !OF_TEACHER.has(rule.id));
  for (let m = 0; m < members; m++) {
    arcStart[m] = school!.length;
    vectorByStage.clear();
    for (let y = 0; y < context.roster.years; y++) {
      for (const shared of kinds) {
        if (!ofTeacher.every((rule) => rule.allows(context, m, 0, y, shared))) continue;
        for (let s = 0; s < context.problem.schools.length; s++) {
          if (!ofSchool.every((rule) => rule.allows(context, m, s, y, shared))) continue;
          const stage = stageAt(context, m, s, y);
          if (!vectorByStage.has(stage)) vectorByStage.set(stage, vectorOf(m, stage));
          teacher!.push(m);
          school!.push(s);
          year!.push(y);
          flags!.push((shared ? SHARED : 0) | (postFollows(context, m, s, y, shared) ? POST_FOLLOWS : 0));
          vector!.push(vectorByStage.get(stage)!);
        }
      }
    }
  }
  arcStart[members] = school!.length;
  return {
    arcStart,
    arcTeacher: teacher!.toArray(),
    arcSchool: school!.toArray(),
    arcYear: Uint8Array.from(year!.toArray()),
    arcFlags: Uint8Array.from(flags!.toArray()),
    arcVector: vector!.toArray(),
    stayAllowed: Uint8Array.from({ length: members }, (_, m) => (mayStay(context, m) ? 1 : 0)),
  };
}

/** A teacher who is pinned to a school other than the base place does not stay. */
function mayStay(context: Context, m: number): boolean {
  const pin = context.pins.get(m);
  if (!pin || pin.school === null) return true;
  const s = context.schoolAt.get(pin.school);
  return s === undefined || s === context.baseOf(m, 0);
}
