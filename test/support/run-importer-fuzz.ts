import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FUZZED, type Fuzzed, fuzzImporter } from './fuzz-importers.ts';

/**
 * Spoils files of every format (or of those named) for so many minutes each and tells what crashed, hung or stayed mute:
 * `node test/support/run-importer-fuzz.ts 10 pbf shapefile`. The bytes of each finding are kept.
 */
const [minutes = '10', ...wanted] = process.argv.slice(2);
const formats = wanted.length === 0 ? FUZZED : FUZZED.filter((format) => wanted.includes(format));
const seed = Number(process.env.SEED ?? 1);

let failed = false;
for (const format of formats satisfies readonly Fuzzed[]) {
  const end = performance.now() + 60_000 * Number(minutes);
  const outcome = await fuzzImporter(
    format,
    seed,
    () => performance.now() < end,
    () => performance.now(),
  );
  const { tried, refused, findings, slowestMilliseconds } = outcome;
  console.log(
    `${format}: ${tried} tried, ${refused} refused, ${findings.length} findings, slowest ${Math.round(slowestMilliseconds)} ms`,
  );
  findings.forEach(({ error, file, bytes }, i) => {
    const kept = join(tmpdir(), `junheng-fuzz-${format}-${i}-${file}`);
    writeFileSync(kept, bytes);
    console.log(`  ${kept}\n  ${error}`);
    failed = true;
  });
}
process.exitCode = failed ? 1 : 0;
