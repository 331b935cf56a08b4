import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { ID, TEXT } from './words.ts';

/** One of the staff: ids and duties, neither name nor home nor reason of an exemption. */
const STAFF_ROW = z.object({
  id: z.string(),
  school: z.string(),
  teachingAt: z.string(),
  stage: z.string(),
  subjects: z.array(z.string()),
  sex: z.string().nullable(),
  age: z.int().nullable(),
  title: z.string().nullable(),
  degree: z.string().nullable(),
  backbone: z.boolean(),
  role: z.string(),
  startYear: z.int().nullable(),
  /** Why not eligible in the first planned year; null: eligible. */
  ineligible: TEXT.nullable(),
});
export type StaffRow = z.infer<typeof STAFF_ROW>;

const VERDICT = z.enum(['forbidden', 'breaks', 'worse', 'equal', 'better']);

/** Why a teacher goes, stays, or goes nowhere else. */
const TEACHER_EXPLANATION = z.object({
  teacher: z.string(),
  from: z.string(),
  movedTo: z.string().nullable(),
  ineligible: z.string().nullable(),
  text: TEXT,
  /** The reason that the plan gives for the move; null where there is none. */
  reason: TEXT.nullable(),
  schools: z.array(z.object({ school: z.string(), verdict: VERDICT, rules: z.array(z.string()), why: TEXT })),
});
export type TeacherAnswer = z.infer<typeof TEACHER_EXPLANATION>;

/** What the personnel office asks about persons; nobody else may. */
export const staffEndpoints = {
  readRoster: endpoint({
    id: 'readRoster',
    method: 'GET',
    path: '/api/scenarios/:scenario/roster',
    access: 'hr',
    summary:
      'The staff of a scenario with duties and eligibility, by ids; subjects in words of both languages',
    params: z.strictObject({ scenario: ID }),
    answers: {
      200: z.object({
        /** School year that eligibility is told for. */
        year: z.int(),
        staff: z.array(STAFF_ROW),
        /** Names of the subjects that roster and curriculum use. */
        subjects: z.record(z.string(), TEXT),
      }),
    },
  }),
  explainTeacher: endpoint({
    id: 'explainTeacher',
    method: 'GET',
    path: '/api/exchange-runs/:run/teachers/:teacher',
    access: 'hr',
    summary: 'Why a teacher goes, stays, or goes to no other school under the plan of an exchange run',
    params: z.strictObject({ run: ID, teacher: z.string().min(1).max(200) }),
    answers: { 200: TEACHER_EXPLANATION },
  }),
};
