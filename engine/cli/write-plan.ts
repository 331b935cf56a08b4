import { extname, join } from 'node:path';
import { placementOfPlan } from '../indicators/index.ts';
import { type Plan, planText } from '../plan/index.ts';
import type { Language } from '../problem/index.ts';
import { planGeoJson, type ReportTable, schoolTable, unitTable } from '../report/index.ts';
import { mustBeWritable, writeWhole } from './files.ts';
import type { Question } from './question.ts';
import { writeReports } from './report-files.ts';

/**
 * Writes a plan: to a `.json` file the plan alone; to a folder the plan, the tables of schools and units (CSV and one
 * workbook) and a map (GeoJSON). Gives the paths. A file is there whole or not at all.
 */
export async function writePlan(
  question: Question,
  plan: Plan,
  out: string,
  language: Language,
  tables: readonly ReportTable[] = [],
): Promise<readonly string[]> {
  if (isPlanFile(out)) {
    await writeWhole(out, planText(plan));
    return [out];
  }
  const placed = placementOfPlan(question.problem, question.policy, question.travel, plan);
  const planFile = join(out, 'plan.json');
  await writeWhole(planFile, planText(plan));
  const reports = await writeReports(out, language, {
    tables: [...tables, schoolTable(placed), unitTable(placed, plan.exceptions)],
    workbook: 'plan.xlsx',
    pages: { 'zones.geojson': JSON.stringify(planGeoJson(placed)) },
  });
  return [planFile, ...reports];
}

/** Asks before a plan is looked for whether it can be written there. Throws a UsageError otherwise. */
export async function mustTakePlan(out: string | undefined): Promise<void> {
  if (out !== undefined) await mustBeWritable(out, isPlanFile(out) ? 'file' : 'folder');
}

function isPlanFile(out: string): boolean {
  return extname(out) === '.json';
}
