import { workbookOf, zipOf } from '../../support/zip.ts';
import type { FaultCase, Files } from './files.ts';

type Package = { resources: { path: string }[]; junheng: object };

const row = (r: number, ...cells: string[]) =>
  `<row r="${r}">${cells
    .map((cell, i) => `<c r="${String.fromCharCode(65 + i)}${r}" t="inlineStr"><is><t>${cell}</t></is></c>`)
    .join('')}</row>`;

/** The zones as a workbook in place of the CSV. */
function workbook(f: Files, bytes: Uint8Array): void {
  f.withoutPackage();
  f.remove('zones.csv');
  f.put('现行学区.xlsx', bytes);
}

const HEADERS = row(1, 'stage', 'unit', 'school');

export const PACKAGE_FAULTS: readonly FaultCase[] = [
  {
    name: 'a description that was cut',
    spoil: (f) => f.put('datapackage.json', f.bytes('datapackage.json').slice(0, 300)),
    code: 'json-unreadable',
    file: 'datapackage.json',
    row: 14,
  },
  {
    name: 'a description without resources',
    spoil: (f) => f.put('datapackage.json', '{"name":"x"}'),
    code: 'package-unreadable',
    file: 'datapackage.json',
    says: /resources/,
  },
  {
    name: 'a base year that is none',
    spoil: (f) => f.json('datapackage.json', (v: Package) => ({ ...v, junheng: { baseYear: '明年' } })),
    code: 'package-unreadable',
    file: 'datapackage.json',
    says: /baseYear/,
  },
  {
    name: 'a file that the description names and nobody has',
    spoil: (f) => f.remove('zones.csv'),
    code: 'resource-missing',
    file: 'zones.csv',
  },
  {
    name: 'a description that looks outside its folder',
    spoil: (f) => f.edit('datapackage.json', (text) => text.replace('"zones.csv"', '"../../etc/passwd"')),
    code: 'resource-outside',
    file: 'datapackage.json',
    value: '../../etc/passwd',
  },
  {
    name: 'a table that the description forgets',
    spoil: (f) =>
      f.json('datapackage.json', (v: Package) => ({
        ...v,
        resources: v.resources.filter(({ path }) => path !== 'moves.csv'),
      })),
    code: 'file-not-named',
    file: 'moves.csv',
  },
  {
    name: 'an old workbook',
    spoil: (f) => workbook(f, Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])),
    code: 'workbook-old',
    file: '现行学区.xlsx',
  },
  {
    name: 'a workbook that was cut',
    spoil: (f) => workbook(f, workbookOf('学区', HEADERS).slice(0, 500)),
    code: 'workbook-unreadable',
    file: '现行学区.xlsx',
  },
  {
    name: 'an archive that is no workbook',
    spoil: (f) => workbook(f, zipOf([{ name: 'a.xml', content: '<a/>' }])),
    code: 'workbook-unreadable',
    file: '现行学区.xlsx',
  },
  {
    name: 'a web page called workbook',
    spoil: (f) => workbook(f, new TextEncoder().encode('<html></html>')),
    code: 'workbook-unreadable',
    file: '现行学区.xlsx',
  },
  {
    name: 'a workbook that expands a thousandfold',
    spoil: (f) => workbook(f, workbookOf('学区', `${HEADERS}<!--${' '.repeat(30 * 1024 * 1024)}-->`)),
    code: 'workbook-expands',
    file: '现行学区.xlsx',
  },
  {
    name: 'a workbook that expands and lies about it',
    spoil: (f) =>
      workbook(
        f,
        workbookOf('学区', `${HEADERS}<!--${' '.repeat(30 * 1024 * 1024)}-->`, { claimedBytes: 4000 }),
      ),
    code: 'workbook-expands',
    file: '现行学区.xlsx',
  },
  {
    name: 'a workbook with a cell at the end of the world',
    spoil: (f) =>
      workbook(
        f,
        workbookOf('学区', `${HEADERS}<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row>`),
      ),
    code: 'workbook-expands',
    file: '现行学区.xlsx',
  },
  {
    name: 'a workbook with a row beyond all rows',
    spoil: (f) => workbook(f, workbookOf('学区', `${HEADERS}<row r="4000000000"></row>`)),
    code: 'workbook-expands',
    file: '现行学区.xlsx',
  },
  {
    name: 'a workbook whose cell points to no text',
    spoil: (f) => workbook(f, workbookOf('学区', `${HEADERS}<row r="2"><c r="A2" t="s"><v>7</v></c></row>`)),
    code: 'workbook-unreadable',
    file: '现行学区.xlsx',
    row: 2,
  },
  {
    name: 'a wrong cell in a workbook',
    spoil: (f) =>
      workbook(
        f,
        workbookOf(
          '学区',
          row(1, '××县现行学区') + row(3, '学段', '单元编号', '学校编号') + row(5, '小学', 'U1', 'S9'),
        ),
      ),
    code: 'id-misspelt',
    file: '现行学区.xlsx › 学区',
    row: 5,
    column: '学校编号',
    value: 'S9',
  },
  {
    name: 'an id that a workbook keeps as a number with more digits than it can hold',
    spoil: (f) =>
      workbook(
        f,
        workbookOf(
          '学区',
          `${HEADERS}<row r="2"><c r="B2"><v>420321198507160017</v></c><c r="C2" t="inlineStr"><is><t>S1</t></is></c></row>`,
        ),
      ),
    code: 'id-lost-digits',
    file: '现行学区.xlsx › 学区',
    row: 2,
    column: 'unit',
    value: '420321198507160000',
  },
  {
    name: 'a sheet without rows',
    spoil: (f) => workbook(f, workbookOf('学区', '')),
    code: 'file-empty',
    file: '现行学区.xlsx › 学区',
  },
  {
    name: 'a workbook of other things',
    spoil: (f) => {
      f.withoutPackage();
      f.put('食堂.xlsx', workbookOf('菜谱', row(1, '周一', '周二')));
    },
    code: 'table-unknown',
    file: '食堂.xlsx',
  },
  {
    name: 'a sheet of other things',
    spoil: (f) => {
      const menu: [string, string] = ['菜谱', row(1, '周一', '周二')];
      workbook(f, workbookOf('学区', HEADERS + row(2, '小学', 'U1', 'S1'), { others: [menu] }));
    },
    code: 'sheet-ignored',
    file: '现行学区.xlsx › 菜谱',
  },
];
