import { describe, expect, it } from 'vitest';
import { loadDataset, readDataset, readSources } from '../../../datasets/importers/index.ts';
import { COUNTY_FORMATS, type CountyFormat, countyFiles } from '../../../datasets/writers/index.ts';
import { DEMO_FOLDER } from '../../../engine/cli/paths.ts';
import { buildProblem, type Problem, type RawTables } from '../../../engine/problem/index.ts';
import { importFiles, problemFrom, sharedFiles } from '../../support/import-files.ts';
import { describeWithData } from '../../support/shared-data.ts';

async function again(tables: RawTables, format: CountyFormat, language: 'en' | 'zh'): Promise<Problem> {
  const files = await countyFiles(tables, format, { language });
  const read = await readDataset(files);
  const built = buildProblem(read.tables, read.complaints);
  if (!('problem' in built))
    throw new Error(
      JSON.stringify(built.complaints.filter(({ severity }) => severity === 'error').slice(0, 3)),
    );
  return built.problem;
}

describe('an exported county is the same county when it is imported', () => {
  it.each(COUNTY_FORMATS)('the demo county, as %s', async (format) => {
    const sources = await readSources([DEMO_FOLDER]);
    const { tables } = await readDataset(sources.files, sources.name);
    const demo = await loadDataset(DEMO_FOLDER);
    expect((await again(tables, format, 'zh')).hash).toBe('problem' in demo && demo.problem.hash);
  });
});

describeWithData('kong-polygons', 'a county that came as a shapefile', () => {
  it.each(COUNTY_FORMATS)('goes out as %s and comes back', async (format) => {
    const imported = await importFiles(
      sharedFiles('kong-polygons/gy2_polyon.shp', 'kong-polygons/gy2_polyon.dbf'),
      {
        baseYear: 2020,
        files: { gy2_polyon: { as: 'units', columns: { demand1: 'age_6_11', ID: '' } } },
        schools: { seatsIn: 'supply1', stages: 'primary' },
      },
    );
    expect((await again({ ...imported.tables, baseYear: 2020 }, format, 'zh')).hash).toBe(
      problemFrom(imported).hash,
    );
  });
});

describeWithData('osm-portoalegre', 'a county with heights', () => {
  it.each(COUNTY_FORMATS)('goes out as %s and comes back', async (format) => {
    const imported = await importFiles(
      sharedFiles(
        'osm-portoalegre/poa.osm.pbf',
        'osm-portoalegre/poa_hexgrid.csv',
        'osm-portoalegre/poa_elevation.tif',
      ),
      {
        baseYear: 2019,
        files: { poa_hexgrid: { as: 'units' } },
        pupils: { perThousand: { g1: 12, g2: 12, g3: 12, g4: 12, g5: 12, g6: 12 } },
        schools: { countedIn: 'schools', stages: 'primary', seatsPerPupil: 1.1 },
      },
    );
    expect((await again({ ...imported.tables, baseYear: 2019 }, format, 'en')).hash).toBe(
      problemFrom(imported).hash,
    );
  });
});
