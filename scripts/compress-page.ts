/**
 * Writes `.br` and `.gz` beside every text file of the built page, so that the server packs nothing while people wait:
 * `node scripts/compress-page.ts dist/page`.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXT = /\.(?:m?js|css|html|svg|json|webmanifest|txt)$/;
/** Below that the head of the answer weighs more. */
const SMALLEST_BYTES = 1024;
const QUALITY = 10;

const [folder = 'dist/page'] = process.argv.slice(2);
let [files, before, after] = [0, 0, 0];
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  const path = join(folder, name);
  if (!TEXT.test(name) || !statSync(path).isFile()) continue;
  const bytes = readFileSync(path);
  if (bytes.length < SMALLEST_BYTES) continue;
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  files++;
  before += bytes.length;
  after += brotli.length;
}
console.log(
  `${files} files of the page packed: ${Math.round(before / 1000)} kB → ${Math.round(after / 1000)} kB`,
);
