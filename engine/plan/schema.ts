import * as z from 'zod';
import { PLAN_VERSION, type Plan } from './plan.ts';

/**
 * The plan file's schema: `parsePlan` reads by it and `plan.schema.json` is written from it by `scripts/write-plan-schema.ts`, so
 * that descriptions, types and validation have one source. Keys come in the order in which a plan is written.
 */
const id = z.string().min(1);
const schoolYear = z.int().min(0).max(9999);
const count = z.int().min(0);

const bus = z.strictObject({ unit: id, school: id, minutes: z.number().min(0) });

const action = z.strictObject({
  kind: z.enum(['open', 'keep', 'expand', 'merge', 'convert', 'close']),
  school: id,
  into: id.exactOptional().describe('School that takes the whole zone over, for merge.'),
  classrooms: count.exactOptional().describe('Classrooms after the action, for open and expand.'),
  as: z.enum(['teachingPoint', 'nineYear']).exactOptional().describe('What the school becomes, for convert.'),
  year: schoolYear,
});

const layoutOptions = z.strictObject({
  periods: z
    .array(schoolYear)
    .min(1)
    .describe('School years in which decisions take effect, ascending; the first is options.year.'),
  budgets: z
    .array(z.number().min(0).nullable())
    .describe('Most yuan for building in each period; null where nothing limits it.'),
  nineYear: z.array(id).describe('Schools that may become nine-year schools.'),
  settled: z.array(action).describe('Decisions of before, or made by hand: taken as they are.'),
  mostYuan: z
    .number()
    .min(0)
    .exactOptional()
    .describe('Most yuan that schools, buses and boarding cost in any year.'),
  mostMinutes: z
    .number()
    .min(0)
    .exactOptional()
    .describe('Most pupil-minutes of a day, one way, in any year.'),
});

const options = z.strictObject({
  mode: z
    .enum(['wholeSchool', 'entryCohort'])
    .describe(
      'wholeSchool: all resident pupils of the year are placed. entryCohort: only those who entered since the base year.',
    ),
  stages: z
    .array(id)
    .min(1)
    .describe('Stage ids planned together: primary, junior, or all for a published instance.'),
  year: schoolYear.describe('School year planned for, by the calendar year in which it starts.'),
  contiguity: z.boolean().describe('Whether every zone must be connected to the unit of its school.'),
  allowIslands: z.boolean().describe('Whether units on islands of the adjacency are exempt from contiguity.'),
  locks: z
    .array(z.strictObject({ stage: id, unit: id, school: id }))
    .describe('Units that must go to a given school.'),
  keepTogether: z
    .array(z.strictObject({ stage: id, units: z.array(id).min(1) }))
    .describe('Groups of units that must share one school.'),
  buses: z.array(bus).describe('School buses, with minutes one way, door to door.'),
  given: z
    .record(id, z.record(id, id))
    .exactOptional()
    .describe('Zones that the goal `kept` changes as little as it can: stage id → unit id → school id.'),
  levels: z
    .array(
      z.strictObject({
        id,
        tolerance: z.number().min(0).describe('Share by which later levels may worsen this one.'),
        weights: z
          .record(id, z.number().min(0))
          .exactOptional()
          .describe('Of the level "weighted": goal → what one unit of it counts for.'),
      }),
    )
    .min(1)
    .describe('Goals in order of importance, all minimised.'),
  sites: z
    .strictObject({ fewest: count, most: count })
    .exactOptional()
    .describe('How many schools may be open; absent where sites are fixed or costs alone decide.'),
  layout: layoutOptions.exactOptional().describe('What a layout is asked; absent where sites are fixed.'),
  seed: z.int().describe('Seed of every random choice.'),
  iterations: count.nullable().describe('Search iterations, for repeatable runs; null where seconds ruled.'),
  seconds: z.number().min(0).nullable().describe('Time given to the search; null where iterations ruled.'),
});

const level = z.strictObject({
  id: id.describe('A goal of docs/model.md (travel, tail, …) or docs/exchange-model.md (coverage, …).'),
  unit: z.string().describe('Unit of value, reached and bound: pupil-minutes, pupils, lessons, …'),
  value: z.number().describe('Value of this plan.'),
  reached: z.number().describe('Best value found before later levels spent the tolerance.'),
  bound: z.number().nullable().describe('Proved lower bound; null where none was computed.'),
  gap: z.number().nullable().describe('(value − bound) ⁄ max(|value|, 1e-10); null without a bound.'),
  tolerance: z.number().min(0),
});

export const resultSchema = z.strictObject({
  status: z
    .enum(['optimal', 'feasible', 'infeasible', 'unknown'])
    .describe('optimal: every gap proved ≤ 1e-6. infeasible: proved that no plan keeps every rule.'),
  stoppedBy: z
    .enum(['time', 'iterations', 'noImprovement', 'gap', 'cancelled', 'proof'])
    .describe('Why the search ended.'),
  levels: z.array(level).describe('One entry for each of options.levels, in that order.'),
  objective: z
    .number()
    .nullable()
    .describe("Value of the first level of travel, the instance's objective, or the first level."),
  bound: z.number().nullable().describe('Bound of the same level.'),
  gap: z.number().nullable().describe('Gap of the same level.'),
});

const exception = z.strictObject({
  unit: id,
  stage: id,
  grades: z.array(id).min(1).describe('Zoned grades of the stage in one grade band.'),
  kind: z
    .enum(['boarding', 'bus', 'nobodyInReach'])
    .describe(
      'Why the time beyond the limit is accepted; the first that applies, in the order bus, boarding, nobodyInReach.',
    ),
  minutes: z.number().min(0).describe("One way, at the band's speed, or by bus."),
});

const assignment = z.record(id, z.record(id, id)).describe('Stage id → unit id → school id.');
const open = z.array(id).describe("Schools that take pupils, in the dataset's order.");
const classes = z
  .record(id, z.record(id, count))
  .describe('School id → grade → classes; where grades are taught together, one entry named by the stage.');
const exceptions = z.array(exception).describe('Ways beyond the limit that the rules accept.');
const yuan = z.number().min(0);

const layoutYear = z.strictObject({
  year: schoolYear,
  assignment,
  open,
  classes,
  exceptions,
  buses: z.array(bus).describe('Buses that the plan runs besides those of the options.'),
  spending: z
    .strictObject({
      building: yuan.describe('Once, in the period.'),
      charge: yuan.describe("A year's share of all that was built since the beginning."),
      running: yuan,
      buses: yuan,
      boarding: yuan,
    })
    .describe('Yuan; a year where nothing else is said.'),
  minutes: z.number().min(0).describe('Zoned pupils × minutes one way.'),
  moved: count.describe('Zoned pupils whose unit changes school against the period before.'),
});

const layout = z
  .strictObject({
    years: z.array(layoutYear).min(1).describe("One entry a period; the first repeats the plan's own."),
    displaced: z
      .array(
        z.strictObject({
          year: schoolYear,
          from: id,
          stage: id,
          unit: id,
          pupils: count,
          to: id,
          ways: z.array(
            z.strictObject({
              grades: z.array(id).min(1),
              kind: z.enum(['walk', 'bus', 'boarding', 'nobodyInReach']),
              minutes: z.number().min(0),
            }),
          ),
        }),
      )
      .describe('Every unit of a closed school: where its children go, how, and how long it takes.'),
  })
  .describe('Every year of a layout and who must change; absent where only zones are planned.');

export const moveSchema = z.strictObject({
  teacher: id,
  from: id.describe('School of teaching before the move.'),
  to: id.describe('School of teaching during the move.'),
  form: z.enum(['rotation', 'swap', 'secondment', 'shared', 'head']),
  startYear: schoolYear,
  endYear: schoolYear.nullable(),
  reason: z.string(),
});

export const violationSchema = z.strictObject({
  rule: id.describe('Rule of docs/model.md or docs/exchange-model.md: capacity, contiguity, noHarm, …'),
  subject: id.describe('Unit, school or teacher id, with the stage after a slash where it matters.'),
  excess: z.number().gt(0),
  unit: z.string().describe('Unit of the excess: classes, pupils, seconds, units, teachers, …'),
});

/** What a plan of either kind is for. */
export const provenance = {
  dataset: z
    .strictObject({
      name: z.string(),
      hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .describe('SHA-256 of the tables in canonical form, hexadecimal.'),
    })
    .describe('The dataset that the plan is for.'),
  scenario: z.string().nullable().describe('Content hash of the scenario; null for the bare baseline.'),
  policy: z
    .strictObject({ profile: id, overrides: z.record(z.string(), z.unknown()) })
    .describe('Policy profile and what dataset or scenario changed in it.'),
};

export const timings = z
  .record(z.string(), z.number().min(0))
  .describe('Seconds by phase; no part of any comparison.');

export const planSchema = z
  .strictObject({
    schema: z.literal(PLAN_VERSION).describe('Version of this format.'),
    ...provenance,
    options: options.describe('Everything besides dataset and policy that determines the plan.'),
    result: resultSchema.describe('What the plan is worth and what is proved about it.'),
    assignment,
    open,
    actions: z
      .array(action)
      .describe('What happens to schools and sites; empty where only zones are planned.'),
    classes,
    exceptions,
    moves: z.array(moveSchema).describe('Teachers who teach elsewhere for a time.'),
    violations: z.array(violationSchema).describe('Rules that the plan breaks, as it says itself.'),
    layout: layout.exactOptional(),
    timings,
  })
  .describe('An attendance-zone plan of Junheng. Ids are those of the dataset.') satisfies z.ZodType<Plan>;

/** The JSON Schema of plan files, 2020-12. */
export function planJsonSchema(): object {
  return {
    $id: 'urn:junheng:schema:plan:1',
    title: PLAN_VERSION,
    ...z.toJSONSchema(planSchema, { target: 'draft-2020-12' }),
  };
}
