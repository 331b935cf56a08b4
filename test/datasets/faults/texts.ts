import type { FaultCase, Files } from './files.ts';
import { gb18030, utf16 } from './gb18030.ts';

const plain = (f: Files, name: string) => f.text(name).replace('\ufeff', '');

/** The bytes of a file, cut after so many. */
function cut(f: Files, name: string, keep: (bytes: Uint8Array) => number): void {
  const bytes = f.bytes(name);
  f.put(name, bytes.slice(0, keep(bytes)));
}

export const TEXT_FAULTS: readonly FaultCase[] = [
  {
    name: 'an empty file',
    spoil: (f) => f.put('zones.csv', ''),
    code: 'file-empty',
    file: 'zones.csv',
  },
  {
    name: 'a file of empty lines',
    spoil: (f) => f.put('zones.csv', ',,\r\n,,\r\n'),
    code: 'file-empty',
    file: 'zones.csv',
  },
  {
    name: 'a file cut within a row',
    spoil: (f) => cut(f, 'zones.csv', (bytes) => bytes.length - 'U9,S2\r\n'.length),
    code: 'file-cut',
    file: 'zones.csv',
    row: 19,
    says: /2 of 3 cells/,
  },
  {
    name: 'a file cut within a character',
    spoil: (f) => cut(f, 'units.csv', (bytes) => bytes.lastIndexOf(0xe9) + 2),
    code: 'encoding-broken',
    file: 'units.csv',
    row: 10,
  },
  {
    name: 'a row with a cell too few',
    spoil: (f) => f.edit('moves.csv', (text) => text.replace(',2026', '')),
    code: 'row-short',
    file: 'moves.csv',
    row: 2,
    says: /5 of 6 cells/,
  },
  {
    name: 'a comma in a name without quotes',
    spoil: (f) => f.edit('schools.csv', (text) => text.replace('青龙九年一贯制学校', '青龙,九年一贯制学校')),
    code: 'row-long',
    file: 'schools.csv',
    row: 3,
  },
  {
    name: 'a quotation mark that never closes',
    spoil: (f) => f.edit('schools.csv', (text) => text.replace('青龙九年', '"青龙九年')),
    code: 'quote-unclosed',
    file: 'schools.csv',
    row: 3,
  },
  {
    name: 'a quotation mark that never closes before one that does',
    spoil: (f) =>
      f.edit('schools.csv', (text) =>
        text.replace('青龙九年', '"青龙九年').replace('东街新校址', '"东街新校址"'),
      ),
    code: 'quote-misplaced',
    file: 'schools.csv',
    row: 3,
  },
  {
    name: 'NUL bytes',
    spoil: (f) => f.edit('units.csv', (text) => text.replace('石桥村', '石桥\0村')),
    code: 'nul-bytes',
    file: 'units.csv',
    row: 6,
  },
  {
    name: 'a picture called CSV',
    spoil: (f) =>
      f.put(
        'zones.csv',
        Uint8Array.from({ length: 3000 }, (_, i) => (i * 131 + 255) % 256),
      ),
    code: 'encoding-broken',
    file: 'zones.csv',
    row: 1,
  },
  {
    name: 'bytes of two encodings in one file',
    spoil: (f) => {
      const bytes = f.bytes('units.csv');
      const place = Buffer.from(bytes).indexOf('王家坪');
      f.put('units.csv', Buffer.concat([bytes.slice(0, place), gb18030('王家坪'), bytes.slice(place + 9)]));
    },
    code: 'encoding-broken',
    file: 'units.csv',
    row: 8,
  },
  {
    name: 'GB18030',
    spoil: (f) => f.put('units.csv', gb18030(plain(f, 'units.csv'))),
    code: 'encoding-told',
    file: 'units.csv',
    says: /GB18030/,
  },
  {
    name: 'UTF-16 as Excel writes “Unicode text”',
    spoil: (f) => f.put('units.csv', utf16(plain(f, 'units.csv').replaceAll(',', '\t'))),
    code: 'encoding-told',
    file: 'units.csv',
    says: /UTF-16LE/,
  },
  {
    name: 'UTF-16 without byte order mark',
    spoil: (f) => f.put('travel.csv', utf16(plain(f, 'travel.csv'), { mark: false })),
    code: 'encoding-told',
    file: 'travel.csv',
    says: /UTF-16LE/,
  },
  {
    name: 'semicolons for commas',
    spoil: (f) => f.edit('adjacency.csv', (text) => text.replaceAll(',', ';')),
    code: 'separator-told',
    file: 'adjacency.csv',
    says: /semicolons/,
  },
  {
    name: 'full-width commas',
    spoil: (f) => f.edit('adjacency.csv', (text) => text.replaceAll(',', '\uff0c')),
    code: 'separator-told',
    file: 'adjacency.csv',
    says: /full-width commas/,
  },
  {
    name: 'a table that tells nobody what it is',
    spoil: (f) => {
      f.withoutPackage();
      f.put('Tabelle1.csv', 'a,b\r\n1,2\r\n');
    },
    code: 'table-unknown',
    file: 'Tabelle1.csv',
    says: /schools, units/,
  },
  {
    name: 'a table that is known by its headers',
    spoil: (f) => {
      f.withoutPackage();
      f.put('2026年统计.csv', f.text('enrolment.csv'));
      f.remove('enrolment.csv');
    },
    code: 'table-guessed',
    file: '2026年统计.csv',
    says: /“enrolment”/,
  },
  {
    name: 'one table in two files',
    spoil: (f) => {
      f.withoutPackage();
      f.put('学校.tsv', f.text('schools.csv').replaceAll(',', '\t'));
    },
    code: 'table-repeated',
    file: '学校.tsv',
    says: /schools\.csv/,
  },
];
