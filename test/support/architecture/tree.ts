import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readSource, type SourceFile } from './source-file.ts';

const FOLDERS = ['engine', 'datasets', 'web', 'bench', 'scripts', 'test', 'bin'];
const PASSED_OVER = new Set(['node_modules', 'dist', 'demo']);
const SOURCE = /\.(?:[cm]?ts|tsx|[cm]?js|jsx)$/;

/** Every source file of the checkout, parsed, in the order of their paths. */
export function readTree(root: string): SourceFile[] {
  const inFolders = FOLDERS.flatMap((folder) => filesIn(join(root, folder)));
  const beside = readdirSync(root).filter((name) => /\.[cm]?ts$/.test(name));
  return [...inFolders, ...beside.map((name) => join(root, name))]
    .map((path) => readSource(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return PASSED_OVER.has(entry.name) ? [] : filesIn(path);
    return SOURCE.test(entry.name) ? [path] : [];
  });
}
