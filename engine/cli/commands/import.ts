import { join } from 'node:path';
import type { CliCommand } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { importSources } from '../import.ts';
import { mappingOption } from '../import-mapping.ts';
import { isOn, textOption } from '../options.ts';
import { tellComplaints } from '../session.ts';
import { writeTemplates } from '../template.ts';

export const importCommand: CliCommand = {
  usage: 'import [source...]',
  help: [
    'tables and maps into a dataset folder, or every complaint',
    '将表格与地图导入数据集文件夹，或列出全部问题',
  ],
  options: [
    {
      flags: '--format <csv|xlsx>',
      help: ['format of the tables that are written (default csv)', '写出表格的格式（默认 csv）'],
    },
    {
      flags: '--replace',
      help: ['replace the dataset that stands in the folder', '替换文件夹中已有的数据集'],
    },
    {
      flags: '--mapping <file>',
      help: [
        'mapping file: columns, reference systems, rules and assumptions (docs/import.md)',
        '对照文件：列名、坐标系、规则与假定（见 docs/import.md）',
      ],
    },
    {
      flags: '--crs <answers>',
      help: [
        'reference systems: EPSG:4547, or "a.shp=EPSG:4547; b.csv=GCJ-02"',
        '坐标系：EPSG:4547，或 "a.shp=EPSG:4547; b.csv=GCJ-02"',
      ],
    },
    {
      flags: '--within <area>',
      help: [
        'of a large extract only WEST,SOUTH,EAST,NORTH or the municipality of this name',
        '只取 西,南,东,北 范围或该名称的行政区',
      ],
    },
    { flags: '--strict', help: ['take warnings as errors', '将警告视为错误'] },
    {
      flags: '--template',
      help: ['write empty tables with notes and an example instead', '改为写出带说明和示例的空白表格'],
    },
  ],
  uses: ['out'],
  async run(session, sources, options) {
    const out = textOption(options, 'out');
    if (out === undefined) {
      throw new UsageError({
        en: 'import needs a folder to write to: add --out DATASET.',
        zh: 'import 需要输出文件夹：请加 --out 数据集。',
      });
    }
    const format = textOption(options, 'format') ?? 'csv';
    if (format !== 'csv' && format !== 'xlsx') {
      throw new UsageError({
        en: `--format takes csv or xlsx, not "${format}".`,
        zh: `--format 应为 csv 或 xlsx，而不是“${format}”。`,
      });
    }
    if (isOn(options, 'template')) {
      const written = await writeTemplates(out, { language: session.language, format });
      if (session.json) session.out(JSON.stringify({ exitCode: EXIT.ok, written, out }, null, 2));
      else for (const name of written) session.out(join(out, name));
      return EXIT.ok;
    }
    if (sources.length === 0) {
      throw new UsageError({
        en: 'import needs files or folders to read; empty tables are written by --template.',
        zh: 'import 需要指定文件或文件夹；空白表格可用 --template 生成。',
      });
    }
    const mapping = await mappingOption(session, options, sources);
    if (mapping === null) return EXIT.badInput;
    const outcome = await importSources(sources, out, {
      language: session.language,
      format,
      ...(mapping && { mapping }),
      onProgress: (file, share) => session.progress(`${file}: ${Math.round(100 * share)} %`),
      replace: isOn(options, 'replace'),
      strict: isOn(options, 'strict'),
    });
    if (session.json) {
      const { exitCode, complaints, written, questions, provenance } = outcome;
      session.out(JSON.stringify({ exitCode, complaints, questions, written, provenance, out }, null, 2));
    } else {
      if (outcome.exitCode !== EXIT.ok || !session.quiet) tellComplaints(session, outcome.complaints);
      for (const line of outcome.summary) session.out(line);
    }
    return outcome.exitCode;
  },
};
