import { join } from 'node:path';
import { readDataset, readSources } from '../../../datasets/importers/index.ts';
import { COUNTY_FORMATS, countyFiles, type FileToWrite } from '../../../datasets/writers/index.ts';
import { buildProblem } from '../../problem/index.ts';
import type { CliCommand, Options } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { PLAN_FORMATS, planFiles, travelFile } from '../export-plan.ts';
import { mustBeWritable, writeWhole } from '../files.ts';
import { textOption } from '../options.ts';
import { readPlans } from '../plan-file.ts';
import { readPlanQuestions } from '../plan-questions.ts';
import { readQuestion } from '../question.ts';
import { type Session, tellComplaints } from '../session.ts';

export const exportCommand: CliCommand = {
  usage: 'export <dataset> [plan]',
  help: [
    'a plan, or without one the county, in the files of other tools',
    '将方案（不给方案则为县数据）导出为其他软件的文件',
  ],
  options: [
    {
      flags: '--format <names>',
      help: [
        'geojson, shapefile, geopackage, csv, xlsx or travel (unit–school times); several with commas',
        'geojson、shapefile、geopackage、csv、xlsx 或 travel（单元—学校时间表），可用逗号并列',
      ],
    },
  ],
  uses: ['scenario', 'policy', 'out'],
  async run(session, [source, file], options) {
    const out = textOption(options, 'out');
    if (out === undefined) {
      throw new UsageError({
        en: 'export needs a folder to write to: add --out FOLDER.',
        zh: 'export 需要输出文件夹：请加 --out 文件夹。',
      });
    }
    const formats = (textOption(options, 'format') ?? 'geojson').split(/[,，]/).map((name) => name.trim());
    const unknown = formats.find((name) => !(PLAN_FORMATS as readonly string[]).includes(name));
    if (unknown !== undefined) {
      throw new UsageError({
        en: `--format takes ${PLAN_FORMATS.join(', ')}, not "${unknown}".`,
        zh: `--format 应为 ${PLAN_FORMATS.join('、')}，而不是“${unknown}”。`,
      });
    }
    await mustBeWritable(out, 'folder');
    const files =
      file === undefined
        ? await ofCounty(session, source!, formats, options)
        : await ofPlan(session, source!, file, formats, options);
    if (!files) return EXIT.badInput;
    const written = files.map(({ name }) => join(out, name));
    for (const [i, { bytes }] of files.entries()) await writeWhole(written[i]!, bytes);
    if (session.json) session.out(JSON.stringify({ written }, null, 2));
    else for (const path of written) session.say(`Written: ${path}`, `已写出：${path}`);
    return EXIT.ok;
  },
};

async function ofPlan(
  session: Session,
  source: string,
  file: string,
  formats: readonly string[],
  options: Options,
) {
  const { format: _, ...rest } = options;
  const plans = await readPlans(session, [file]);
  const questions = plans && (await readPlanQuestions(session, source, plans, [file], rest));
  if (!questions) return null;
  const files: FileToWrite[] = [];
  for (const format of PLAN_FORMATS.filter((one) => formats.includes(one))) {
    files.push(...(await planFiles(questions.ofPlan[0]!, plans[0]!, format, session.language)));
  }
  return files;
}

async function ofCounty(session: Session, source: string, formats: readonly string[], options: Options) {
  const sources = await readSources([source]);
  const { tables, complaints } = await readDataset(sources.files, sources.name);
  const built = buildProblem(tables, [...sources.complaints, ...complaints]);
  if (!('problem' in built)) {
    tellComplaints(session, built.complaints);
    return null;
  }
  const { language } = session;
  const complete = { ...tables, baseYear: built.problem.years[0] || null };
  const files = new Map<string, FileToWrite>();
  for (const format of COUNTY_FORMATS.filter((one) => formats.includes(one))) {
    // Several formats of one county in one folder would be several counties to an import.
    const folder = formats.length > 1 ? `${format}/` : '';
    for (const { name, bytes } of await countyFiles(complete, format, { language })) {
      files.set(folder + name, { name: folder + name, bytes });
    }
  }
  if (formats.includes('travel')) {
    const { format: _, ...rest } = options;
    const question = await readQuestion(session, source, rest);
    if (!question) return null;
    files.set('travel.csv', travelFile(question, language));
  }
  return [...files.values()];
}
