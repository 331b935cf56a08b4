import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the package: of the checkout, or of the installed tarball whose code lies in `dist`. */
export const PACKAGE_ROOT = findRoot(import.meta.dirname);

/** The embedded demo county. */
export const DEMO_FOLDER = join(PACKAGE_ROOT, 'datasets', 'demo');

export function packageVersion(): string {
  return JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')).version;
}

function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));
}
