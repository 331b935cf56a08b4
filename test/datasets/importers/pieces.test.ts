import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../../datasets/importers/index.ts';
import { readDataset } from '../../../datasets/importers/index.ts';
import { Random } from '../../../engine/random.ts';
import { mappingFrom, textFile } from '../../support/import-files.ts';
import { gb18030 } from '../faults/gb18030.ts';

/** A file as one that is too large for memory, asked for in small pieces. */
function inPieces({ name, bytes }: SourceFile, pieceBytes: number): SourceFile {
  const read = (start: number, length: number) => bytes.subarray(start, start + length);
  return { name, bytes: bytes.subarray(0, 65_536), large: { size: bytes.length, pieceBytes, read } };
}

const seen = async (file: SourceFile, mapping = {}) => {
  const { tables, complaints } = await readDataset([file], 'n', { mapping: mappingFrom(mapping) });
  return { tables: tables.tables, polygons: tables.polygons, roads: tables.roads, complaints };
};

const random = new Random(20261124);
const WORDS = [
  '青龙村',
  'a "quoted" word',
  'two\nlines',
  'semi;colon',
  '',
  '5" pipe',
  'comma, here',
  'plain',
  '１２',
];
const quoted = (word: string) =>
  /^"|[",\n]/.test(word) && !/^5"/.test(word) ? `"${word.replaceAll('"', '""')}"` : word;

/** Some tens of kilobytes of units with every awkward cell. */
function table(lineBreak: string): string {
  const rows = Array.from({ length: 700 }, (_, i) =>
    [`U${i}`, WORDS[random.below(WORDS.length)]!, 110 + i / 1e4, 31, WORDS[random.below(WORDS.length)]!]
      .map((cell) => quoted(String(cell)))
      .join(','),
  );
  return ['id,name,lon,lat,township', ...rows].join(lineBreak) + lineBreak;
}

const BREAKS = [
  ['line feeds', '\n'],
  ['carriage returns and line feeds', '\r\n'],
  ['carriage returns', '\r'],
] as const;

describe('a table that is read in pieces', () => {
  it.each(BREAKS)('is the table that is read at once, with %s', async (_, lineBreak) => {
    const file = textFile('units.csv', table(lineBreak));
    const whole = await seen(file);
    expect(whole.tables[0]!.rows.length).toBe(700);
    for (const pieceBytes of [1000, 1021, 30_011])
      expect(await seen(inPieces(file, pieceBytes))).toEqual(whole);
  });

  it.each(['gb18030', 'utf-16le'] as const)('of %s is too', async (encoding) => {
    const text = table('\r\n');
    const bytes = encoding === 'gb18030' ? gb18030(text) : utf16Of(text);
    const file = { name: 'units.csv', bytes };
    const whole = await seen(file);
    expect(whole.complaints.map(({ code }) => code)).toContain('encoding-told');
    expect(await seen(inPieces(file, 997))).toEqual(whole);
  });

  it.each([
    [
      'a quotation mark that nobody closes',
      (text: string) => text.replace('\nU500,', '\nU500,"'),
      'quote-unclosed',
    ],
    [
      'a quotation mark in the wrong place',
      (text: string) => text.replace('\nU500,', '\nU500,"a"b,'),
      'quote-misplaced',
    ],
    ['a NUL character', (text: string) => text.replace('\nU500,', '\nU500\0,'), 'nul-bytes'],
  ])('tells %s with its row', async (_, spoil, code) => {
    const file = textFile('units.csv', spoil(`id,name,lon,lat\n${rows(700)}`));
    const told = (all: Awaited<ReturnType<typeof seen>>) => all.complaints.find((one) => one.code === code);
    const whole = told(await seen(file))!;
    expect(told(await seen(inPieces(file, 1009)))!.row).toBe(whole.row);
    expect(whole.row).toBe(502);
  });

  it('tells bytes of no encoding', async () => {
    const file = textFile('units.csv', `id,name,lon,lat\n${rows(700)}`);
    file.bytes[9000] = 0xff;
    expect((await seen(inPieces(file, 1009))).complaints.map(({ code }) => code)).toContain(
      'encoding-broken',
    );
  });
});

const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => `U${i},村${i},${110 + i / 1e4},31\n`).join('');

function utf16Of(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from(`\ufeff${text}`, (letter) => letter.charCodeAt(0)).buffer);
}

const square = (west: number) => [
  [
    [west, 31],
    [west + 0.001, 31],
    [west + 0.001, 31.001],
    [west, 31.001],
    [west, 31],
  ],
];
const layer = JSON.stringify({
  type: 'FeatureCollection',
  name: '村界 "new"\\',
  features: Array.from({ length: 200 }, (_, i) => ({
    type: 'Feature',
    properties: { id: `U${i}`, name: `村 ${i} \\"{[` },
    geometry: { type: 'Polygon', coordinates: square(110 + i / 1000) },
  })),
});

describe('a layer that is read in pieces', () => {
  const file = textFile('units.geojson', layer);

  it('is the layer that is read at once', async () => {
    const whole = await seen(file);
    expect(whole.polygons!.features).toHaveLength(200);
    for (const pieceBytes of [997, 4001]) expect(await seen(inPieces(file, pieceBytes))).toEqual(whole);
  });

  it('keeps only what lies in the area asked for, with the numbers of its features', async () => {
    const { polygons, complaints } = await seen(inPieces(file, 997), {
      within: [110.1005, 30, 110.1095, 32],
    });
    expect(polygons!.features.map(({ row }) => row)).toEqual(Array.from({ length: 10 }, (_, i) => i + 101));
    expect(complaints.map(({ text }) => text.en).join()).toContain('190 of 200 features lie outside');
  });

  it.each([
    ['cut', (text: string) => text.slice(0, -500), 'json-unreadable'],
    ['spoiled', (text: string) => text.replace('"U150"', '"U150""'), 'json-unreadable'],
    ['of no collection', (text: string) => text.replace('FeatureCollection', 'Topology'), 'geojson-kind'],
    [
      'nested without end',
      (text: string) => text.replace('[[110.15', `${'['.repeat(80)}[[110.15`),
      'json-too-deep',
    ],
    ['with NUL characters', (text: string) => text.replace('"U150"', '"U\0"'), 'nul-bytes'],
  ])('is told when it is %s', async (_, spoil, code) => {
    const { complaints } = await seen(inPieces(textFile('units.geojson', spoil(layer)), 997));
    const told = complaints.find((one) => one.code === code);
    expect(complaints.map((one) => one.code)).toContain(code);
    if (code === 'json-unreadable') expect(told!.text.en).toMatch(/after feature 1\d\d/);
  });
});
