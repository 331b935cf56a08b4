import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { EFFORT, ID_OF_USER } from './run-requests.ts';
import { ANSWERED, ONE } from './runs.ts';
import { ID, TEXT } from './words.ts';

/** A decision that is settled, by an earlier plan or by hand. */
export const DECISION = z.strictObject({
  kind: z.enum(['open', 'keep', 'expand', 'merge', 'convert', 'close']),
  school: ID_OF_USER,
  year: z.int(),
  into: ID_OF_USER.exactOptional(),
  as: z.enum(['teachingPoint', 'nineYear']).exactOptional(),
  /** After it. */
  classrooms: z.int().min(0).max(1000).exactOptional(),
});
export const LAYOUT_REQUEST = z.strictObject({
  scenario: ID,
  ...EFFORT,
  layout: z.strictObject({
    /** School years in which decisions take effect, ascending. */
    periods: z.array(z.int()).min(1).max(20),
    /** Most that building may cost in each period, in yuan and their order; null where nothing limits it. */
    budgets: z.array(z.number().min(0).nullable()).max(20).default([]),
    /** Schools that may become nine-year schools. */
    nineYear: z.array(ID_OF_USER).max(10_000).default([]),
    settled: z.array(DECISION).max(10_000).default([]),
    /** Most that any year may cost. */
    mostYuan: z.number().min(0).exactOptional(),
    /** Most pupil-minutes one way in any year. */
    mostMinutes: z.number().min(0).exactOptional(),
    /** How many schools may be open. */
    sites: z.strictObject({ fewest: z.int().min(0), most: z.int().min(0) }).exactOptional(),
  }),
});
export type LayoutRequest = z.infer<typeof LAYOUT_REQUEST>;
const YUAN = z.number();
export const LAYOUT = z.object({
  years: z.array(
    z.object({
      year: z.int(),
      open: z.int(),
      moved: z.int(),
      routes: z.int(),
      /** Σ pupils × minutes one way. */
      minutes: z.number(),
      /** `building` once, all else a year. */
      spending: z.object({ building: YUAN, charge: YUAN, running: YUAN, buses: YUAN, boarding: YUAN }),
    }),
  ),
  decisions: z.array(
    DECISION.extend({
      /** Of building. */
      cost: YUAN,
      pupils: z.int(),
      longestMinutes: z.number().nullable(),
      to: z.array(z.object({ school: z.string(), pupils: z.int() })),
      /** What it saves a year, or which rule asks for it, against the same plan without it; and the next-best school. */
      reason: TEXT.nullable(),
    }),
  ),
  displaced: z.array(
    z.object({
      year: z.int(),
      from: z.string(),
      stage: z.string(),
      unit: z.string(),
      pupils: z.int(),
      to: z.string(),
      ways: z.array(z.object({ grades: z.array(z.string()), kind: z.string(), minutes: z.number() })),
    }),
  ),
});
export type Layout = z.infer<typeof LAYOUT>;

/** A layout is a run of zones that decides about schools as well: it is listed, watched, cancelled and read as one. */
export const layoutEndpoints = {
  startLayoutRun: endpoint({
    id: 'startLayoutRun',
    method: 'POST',
    path: '/api/layout-runs',
    access: 'planner',
    summary:
      'Decide which schools open, grow, merge and close, period by period, and the zones with them. The run is read like one of zones; its zones are those of the first period',
    body: LAYOUT_REQUEST,
    answers: ANSWERED,
  }),
  readLayout: endpoint({
    id: 'readLayout',
    method: 'GET',
    path: '/api/runs/:run/layout',
    access: 'viewer',
    summary: 'What a layout decides, what each year costs, and where the children of closed schools go',
    params: ONE,
    answers: { 200: LAYOUT },
  }),
};
