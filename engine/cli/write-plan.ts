import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { placementOfPlan } from '../indicators/index.ts';
import { type Plan, planText } from '../plan/index.ts';
import type { Language } from '../problem/index.ts';
import { planGeoJson, type ReportTable, schoolTable, unitTable } from '../report/index.ts';
import { UsageError } from './exit.ts';
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
  if (extname(out) === '.json') {
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

async function writeWhole(file: string, text: string): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(unfinished, text);
    await rename(unfinished, file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError({
      en: `${file} cannot be written (${reason}); choose another place with --out.`,
      zh: `无法写入 ${file}(${reason});请用 --out 另选位置。`,
    });
  }
}
