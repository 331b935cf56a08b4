import type { SchoolCard } from '../../plan/index.ts';
import { STAFF_MEASURES } from '../../policy/index.ts';
import { SHARED, STAY } from '../model/model.ts';
import type { ExchangeState } from '../search/state.ts';
import { type Context, stageAt } from '../task/context.ts';
import { counts } from '../task/dims.ts';
import { needsOf } from '../task/needs.ts';
import { entryOf } from './compare.ts';

/** Every part of a school with its staff today and under the plan, in the last planned year. */
export function cardsOf(context: Context, state: ExchangeState): readonly SchoolCard[] {
  const { parts, problem } = context;
  const needs = needsOf(context);
  const y = state.model.years - 1;
  const staff = [true, false].map((before) => staffOf(context, state, y, before));
  const flows = flowsOf(state);
  return problem.schools.flatMap((school, s) =>
    school.stages.flatMap((stage): readonly SchoolCard[] => {
      if (!parts.inside[s]) return [];
      const part = s * parts.stages + stage;
      const of = (measure: number, before: 0 | 1) => staff[before]![part * STAFF_WIDTH + measure]!;
      const measures = STAFF_MEASURES.map((measure, i) => {
        const need = needs[part * STAFF_MEASURES.length + i]!;
        return [measure, { before: of(i, 0), after: of(i, 1), need }] as const;
      });
      return [
        {
          school: school.id,
          stage: problem.stages[stage]!.id,
          pupils: parts.pupils[part]!,
          classes: parts.classes[part]!,
          teachers: { before: of(STAFF_MEASURES.length, 0), after: of(STAFF_MEASURES.length, 1) },
          lessonsMissing: {
            before: missingLessons(context, state, s, stage, y, true),
            after: missingLessons(context, state, s, stage, y, false),
          },
          measures: Object.fromEntries(measures),
          leave: flows.leave[s]!,
          arrive: flows.arrive[s]!,
        },
      ];
    }),
  );
}

/** The measures, then all staff but heads. */
const STAFF_WIDTH = STAFF_MEASURES.length + 1;

function staffOf(context: Context, state: ExchangeState, y: number, before: boolean): Int32Array {
  const { parts, roster } = context;
  const table = new Int32Array(parts.pupils.length * STAFF_WIDTH);
  for (let m = 0; m < roster.teacher.length; m++) {
    const teacher = context.teacherOf(m);
    const s = before ? context.baseOf(m, y) : state.place(m, y);
    const stage = stageAt(context, m, s, y);
    const at = (s * parts.stages + stage) * STAFF_WIDTH;
    for (const [i, measure] of STAFF_MEASURES.entries())
      if (counts(context, teacher, measure, stage)) table[at + i]!++;
    if (teacher.role !== 'head') table[at + STAFF_MEASURES.length]!++;
  }
  return table;
}

function flowsOf(state: ExchangeState) {
  const { model, decision } = state;
  const leave = new Int32Array(model.schools);
  const arrive = new Int32Array(model.schools);
  for (const [t, arc] of decision.entries()) {
    if (arc === STAY || (model.arcFlags[arc]! & SHARED) !== 0) continue;
    leave[model.basePlace[t * model.years + model.arcYear[arc]!]!]!++;
    arrive[model.arcSchool[arc]!]!++;
  }
  return { leave, arrive };
}

function missingLessons(
  context: Context,
  state: ExchangeState,
  s: number,
  stage: number,
  y: number,
  before: boolean,
): number {
  const { parts } = context;
  const { model } = state;
  let missing = 0;
  for (const [d, dim] of model.dims.entries()) {
    if (dim.kind !== 'lessons' || dim.stage !== stage) continue;
    const asked = parts.demand[(s * parts.stages + stage) * parts.subjects.length + dim.subject]!;
    const given = before ? model.base[(y * model.schools + s) * model.width + d]! : entryOf(state, s, y, d);
    missing += Math.max(0, asked - given);
  }
  return missing;
}
