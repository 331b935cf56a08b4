import { describe, expect, it } from 'vitest';
import { SOURCE_COMPLAINTS } from '../../../engine/problem/complaints/sources.ts';
import type { Complaint } from '../../../engine/problem/index.ts';
import { importFiles } from '../../support/import-files.ts';
import { ARCHIVE_FAULTS } from './map-faults/archives.ts';
import { GRID_FAULTS } from './map-faults/grids.ts';
import { GPKG_FAULTS, SHAPE_FAULTS } from './map-faults/layers.ts';
import { MADE_FAULTS } from './map-faults/made.ts';
import { PBF_FAULTS, XML_FAULTS } from './map-faults/openstreetmap.ts';
import { PLACE_FAULTS } from './map-faults/places.ts';
import type { MapFault } from './map-faults/shared.ts';

/** Told for sources that no short test can write, or of layers read in pieces (`pieces.test.ts`). */
const ELSEWHERE = ['osm-too-much', 'layer-too-much', 'features-outside'];
const ALL = [
  ...PBF_FAULTS,
  ...XML_FAULTS,
  ...SHAPE_FAULTS,
  ...GPKG_FAULTS,
  ...GRID_FAULTS,
  ...ARCHIVE_FAULTS,
  ...PLACE_FAULTS,
  ...MADE_FAULTS,
];

function isTold({ code, file, row }: Complaint, fault: MapFault): boolean {
  return code === fault.code && file.startsWith(fault.file) && (fault.row === undefined || row === fault.row);
}

describe.each(ALL)('$name', (fault) => {
  it(`is told as ${fault.code}, with its place`, async () => {
    const files = await fault.files();
    const own = files.some(({ name }) => name === 'mapping.json');
    const { complaints, problem } = await importFiles(files, own ? undefined : fault.mapping);
    const told = complaints.filter((one) => isTold(one, fault));
    expect(complaints.map(({ code, file, row }) => `${file} ${row} ${code}`)).toContainEqual(
      expect.stringContaining(fault.code),
    );
    expect(told).not.toEqual([]);
    if (fault.says) expect(told.map(({ text }) => text.en).join('\n')).toMatch(fault.says);
    for (const { text } of told)
      expect(`${text.en}${text.zh}`).not.toMatch(/\{\w+\}|undefined(?! entity)|NaN|\[object/);
    if (told.some(({ severity }) => severity === 'error')) expect(problem).toBeNull();
  });
});

describe('the table of map faults', () => {
  it('tries every complaint about map sources', () => {
    const tried = new Set(ALL.map(({ code }) => code));
    expect(
      Object.keys(SOURCE_COMPLAINTS)
        .filter((code) => !tried.has(code))
        .sort(),
    ).toEqual(ELSEWHERE.sort());
    expect(ALL.length).toBeGreaterThan(60);
  });
});
