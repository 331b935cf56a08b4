import { execFile } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { describeWithData, sharedPath } from '../../support/shared-data.ts';
import { withFolder } from '../../support/temporary-folder.ts';
import { tilePbf } from '../../support/tile-pbf.ts';

const MEGABYTES = Number(process.env.JUNHENG_PBF_MB ?? 300);
const LIMIT_MB = 1536;

/** Prints the largest memory of the process at its end. */
const MEASURED = `
const { importSources } = await import(process.argv[1]);
const { readMapping } = await import(process.argv[2]);
const { ComplaintList } = await import(process.argv[3]);
const { readFileSync } = await import('node:fs');
const [source, out, mappingFile] = process.argv.slice(4);
const mapping = readMapping({ name: mappingFile, bytes: readFileSync(mappingFile) }, new ComplaintList());
const shares = [];
const started = performance.now();
const { exitCode, problem, complaints } = await importSources([source], out, { mapping, onProgress: (_, share) => shares.push(share) });
const osm = complaints.find(({ code }) => code === 'osm-read');
console.log(JSON.stringify({ exitCode, units: problem?.units.count, schools: problem?.schools.length, osm: osm?.text.en,
  steps: shares.length, rising: shares.every((share, i) => i === 0 || share >= shares[i - 1] - 1e-9),
  seconds: (performance.now() - started) / 1000, megabytes: process.resourceUsage().maxRSS / 1024 }));
`;

describeWithData('osm-liechtenstein', 'an extract of a whole province', () => {
  it(`of ${MEGABYTES} MB is imported for one county in bounded memory, with progress`, async () => {
    await withFolder(async (folder) => {
      const source = join(folder, 'province.osm.pbf');
      const tiles = tilePbf(
        sharedPath('osm-liechtenstein', 'liechtenstein.osm.pbf'),
        source,
        MEGABYTES * 2 ** 20,
        { lon: 0.2, lat: 0.25, columns: 10 },
      );
      expect(statSync(source).size).toBeGreaterThanOrEqual(MEGABYTES * 2 ** 20);
      const mapping = join(folder, 'mapping.json');
      writeFileSync(
        mapping,
        JSON.stringify({
          baseYear: 2024,
          within: [9.46, 47.04, 9.645, 47.275],
          units: { from: 'buildings' },
          pupils: { totals: { '*': { g1: 380, g2: 380, g3: 380, g4: 380, g5: 380, g6: 380 } } },
          schools: { stages: 'primary', seats: 600 },
        }),
      );
      const at = (...parts: string[]) => new URL(join('..', '..', '..', ...parts), import.meta.url).pathname;
      const modules = [
        at('engine', 'cli', 'import.ts'),
        at('datasets', 'importers', 'index.ts'),
        at('engine', 'problem', 'index.ts'),
      ];
      const args = [
        '--input-type=module',
        '-e',
        MEASURED,
        '--',
        ...modules,
        source,
        join(folder, 'out'),
        mapping,
      ];
      const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 24 });
      const outcome = JSON.parse(stdout);
      console.log(`${tiles} tiles, ${Math.round(outcome.seconds)} s, ${Math.round(outcome.megabytes)} MB`);
      expect(outcome.exitCode).toBe(0);
      expect(outcome.osm).toContain(`${tiles * 8271} highways`);
      // The neighbours overlap a little at the edges.
      expect(outcome.schools).toBeGreaterThanOrEqual(18);
      expect(outcome.units).toBeGreaterThan(400);
      expect(outcome.steps).toBeGreaterThan(100);
      expect(outcome.rising).toBe(true);
      expect(outcome.megabytes).toBeLessThan(LIMIT_MB);
    });
  });
});
