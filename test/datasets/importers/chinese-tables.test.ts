import { describe, expect, it } from 'vitest';
import { shapefile } from '../../../datasets/writers/shapefile.ts';
import { xlsxBytes } from '../../../datasets/writers/xlsx.ts';
import { chineseNumber } from '../../../engine/problem/tables/chinese-number.ts';
import { gradeTotal, importFiles, problemFrom, textFile } from '../../support/import-files.ts';
import { gb18030 } from '../faults/gb18030.ts';

const SCHOOLS = textFile(
  '学校.csv',
  '学校编号,学校名称,学段,经度,纬度,学位数\n一小,青龙镇第一小学,小学,110.01,31.01,９００\n',
);

describe('Chinese numerals', () => {
  it.each([
    ['零', 0],
    ['〇', 0],
    ['七', 7],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['三十五', 35],
    ['一百零五', 105],
    ['一百一十', 110],
    ['两千三百', 2300],
    ['一千零一', 1001],
    ['三万', 30_000],
    ['一万二千三百四十五', 12_345],
    ['二〇二六', 2026],
    ['壹佰贰拾', 120],
  ])('%s is %d', (text, number) => {
    expect(chineseNumber(text)).toBe(number);
  });

  it.each(['', '人', '百', '十十', '零十', '一万万', '五百千', '12', '一点五', '十二名'])(
    '“%s” is none',
    (text) => {
      expect(chineseNumber(text)).toBeNull();
    },
  );
});

describe('a workbook as an office keeps it', () => {
  it('with a title, merged headers above each other, several sheets, numerals and wide digits', async () => {
    const bytes = await xlsxBytes([
      { name: '说明', header: ['本表由各乡镇填报'], rows: [['二〇二六年九月']] },
      {
        name: '居住单元',
        header: ['青龙镇居住单元学生情况统计表'],
        rows: [
          ['编号', '名称', '位置', null, '常住学生数', null, null, null, null, null],
          [null, null, '经度', '纬度', '一年级', '二年级', '三年级', '四年级', '五年级', '六年级'],
          ['甲', '东街社区', 110.01, 31.01, '十二', '１３', 14, '十五', '16', '一百零七'],
          ['乙', '石桥村', 110.02, 31.02, 2, 3, 4, 5, 6, 7],
        ],
      },
    ]);
    const problem = problemFrom(
      await importFiles([{ name: '青龙镇.xlsx', bytes }, SCHOOLS], { baseYear: 2026 }),
    );
    expect(problem.units.names).toEqual(['东街社区', '石桥村']);
    expect(['g1', 'g2', 'g3', 'g4', 'g5', 'g6'].map((grade) => gradeTotal(problem, grade))).toEqual([
      14, 16, 18, 20, 22, 114,
    ]);
    expect(problem.schools[0]!.seats).toBe(900);
  });

  it('with headers that nobody else uses, named by a mapping that serves every year', async () => {
    const table = textFile(
      '2026年摸底.csv',
      '代号,村民小组,X,Y,小一,小二,小三,小四,小五,小六\nA1,桥头组,110.01,31.01,1,2,3,4,5,6\n',
    );
    const columns = {
      代号: 'id',
      村民小组: 'name',
      小一: '一年级',
      小二: 'g2',
      小三: 'g3',
      小四: 'g4',
      小五: 'g5',
      小六: 'g6',
    };
    const problem = problemFrom(
      await importFiles([table, SCHOOLS], {
        baseYear: 2026,
        files: { '2026年摸底': { as: 'units', columns } },
      }),
    );
    expect(problem.units.ids).toEqual(['A1']);
    expect(gradeTotal(problem, 'g1')).toBe(1);
    expect(gradeTotal(problem, 'g6')).toBe(6);
  });
});

describe('a shapefile with its attributes in GBK', () => {
  const fields = ['编号', '名称', '一年级', '二年级', '三年级', '四年级', '五年级', '六年级'];
  const cells = [
    ['甲', '东街社区（原供销社）', 1, 2, 3, 4, 5, 6],
    ['乙', '石桥村', 1, 1, 1, 1, 1, 1],
  ];
  const { files } = shapefile({
    name: '居住单元',
    fields,
    features: cells.map((row, i) => ({
      cells: row,
      shape: { kind: 'point' as const, point: [110.01 + i / 100, 31.01] },
    })),
  });

  it.each(['GBK', 'cp936', '', 'UTF-8'])('comes through unharmed where the .cpg says “%s”', async (label) => {
    const dbf = files.find(({ name }) => name.endsWith('.dbf'))!;
    // Widths of columns are counted in bytes, so the table is written anew in GBK, cell by cell.
    const gbk = inGbk(fields, cells);
    const sources = [
      ...files.filter((one) => one !== dbf && !one.name.endsWith('.cpg')),
      { name: dbf.name, bytes: gbk },
    ];
    const cpg = label === '' ? [] : [textFile('居住单元.cpg', label)];
    const problem = problemFrom(await importFiles([...sources, ...cpg, SCHOOLS], { baseYear: 2026 }));
    expect(problem.units.names).toEqual(['东街社区（原供销社）', '石桥村']);
    expect(problem.units.ids).toEqual(['甲', '乙']);
    expect(gradeTotal(problem, 'g6')).toBe(7);
  });
});

/** A dBASE table in GBK, written by another hand than the program's. */
function inGbk(fields: readonly string[], rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const widths = fields.map((_, i) => Math.max(...rows.map((row) => gb18030(String(row[i])).length)));
  const rowLength = 1 + widths.reduce((a, b) => a + b, 0);
  const headerLength = 33 + 32 * fields.length;
  const bytes = new Uint8Array(headerLength + rowLength * rows.length + 1).fill(0x20, headerLength);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerLength, true);
  view.setUint16(10, rowLength, true);
  fields.forEach((field, i) => {
    bytes.set(gb18030(field).slice(0, 10), 32 + 32 * i);
    bytes[32 + 32 * i + 11] = typeof rows[0]![i] === 'number' ? 0x4e : 0x43;
    bytes[32 + 32 * i + 16] = widths[i]!;
  });
  bytes[headerLength - 1] = 0x0d;
  rows.forEach((row, r) => {
    let at = headerLength + r * rowLength + 1;
    row.forEach((cell, i) => {
      bytes.set(gb18030(String(cell)), at);
      at += widths[i]!;
    });
  });
  return bytes;
}
