import {
  type Language,
  type Problem,
  partsNeighbours,
  type RawTables,
  tableNamed,
} from '../problem/index.ts';

/** What an import made of its files, a line each. */
export function importSummary(
  tables: RawTables,
  problem: Problem,
  out: string,
  language: Language,
): string[] {
  const zh = language === 'zh';
  const lines = tables.tables.map(({ table, file, rows }) =>
    zh
      ? `${file} → ${tableNamed(table).zh}：${rows.length} 行`
      : `${file} → ${table}: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`,
  );
  const { polygons, roads } = tables;
  if (polygons) {
    const count = polygons.features.length;
    lines.push(
      zh ? `${polygons.file} → 单元面：${count} 个` : `${polygons.file} → polygons of units: ${count}`,
    );
  }
  if (roads) {
    const barriers = roads.lines.filter(({ kind }) => partsNeighbours(kind)).length;
    const count = roads.lines.length - barriers;
    const [also, others] =
      barriers > 0
        ? [`，河流、铁路、高速公路：${barriers} 条`, `, rivers, railways, motorways: ${barriers}`]
        : ['', ''];
    lines.push(
      zh ? `${roads.file} → 道路：${count} 条${also}` : `${roads.file} → streets: ${count} lines${others}`,
    );
  }
  const pupils = (problem.units.pupils[0] ?? new Int32Array()).reduce((sum, n) => sum + n, 0);
  const { count } = problem.units;
  const schools = problem.schools.length;
  const years = problem.years.filter((year) => year > 0).join(', ');
  lines.push(
    zh
      ? `数据集 ${out}：${count} 个单元、${schools} 所学校（含备选校址）、${pupils} 名学生，学年 ${years || '未注明'}`
      : `Dataset ${out}: ${count} units, ${schools} schools and sites, ${pupils} pupils, school years ${years || 'not given'}`,
    zh ? `数据指纹 ${problem.hash}` : `Data hash ${problem.hash}`,
  );
  return lines;
}
