import { posix } from 'node:path';
import {
  IMPURE_GLOBALS,
  IMPURE_MEMBERS,
  LIBRARY_HOMES,
  NODE_HOMES,
  NOT_PURE,
  PARTS,
  type Part,
  PURE,
  SHUT_OFF,
} from './import-table.ts';
import type { Import, SourceFile } from './source-file.ts';

/** The part that a file belongs to; null for a file in no known part. */
export function partOf(path: string): Part | null {
  const fitting = PARTS.filter((part) => isIn(path, part.path));
  return fitting.sort((a, b) => b.path.length - a.path.length)[0] ?? null;
}

/** Every fault of the files' imports, each as a sentence with file, line and what to do. */
export function importFaults(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const part = partOf(file.path);
    if (!part) return [`${file.path}: belongs to no part of the house; add a row to import-table.ts.`];
    return file.imports.flatMap((one) => {
      const fault = isRelative(one) ? arrowFault(file, part, one) : libraryFault(file, one);
      return fault === null ? [] : [`${file.path}:${one.line}: ${fault}`];
    });
  });
}

/** Every use of clock, chance, network or machine in what must be pure. */
export function purityFaults(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => isIn(path, PURE) && !NOT_PURE.some((folder) => isIn(path, folder)))
    .flatMap(({ path, globals }) =>
      globals.flatMap(({ name, line }) => {
        const instead = insteadOf(name);
        return instead === null ? [] : [`${path}:${line}: ${name} makes the engine impure; ${instead}.`];
      }),
    );
}

/** Every ring of parts that import each other at the start. */
export function cycleFaults(files: readonly SourceFile[]): string[] {
  const arrows = new Map<string, Map<string, string>>();
  for (const file of files) {
    const from = partOf(file.path)?.path;
    for (const one of file.imports) {
      const target = isRelative(one) ? resolved(file, one) : null;
      const to = target === null ? undefined : partOf(target)?.path;
      if (from === undefined || to === undefined || from === to || one.when === 'later') continue;
      if (!arrows.has(from)) arrows.set(from, new Map());
      if (!arrows.get(from)!.has(to)) arrows.get(from)!.set(to, `${file.path} → ${target}`);
    }
  }
  const faults: string[] = [];
  const done = new Set<string>();
  const visit = (part: string, trail: readonly string[]) => {
    const at = trail.indexOf(part);
    if (at >= 0) {
      const ring = [...trail.slice(at), part];
      const proofs = ring.slice(1).map((to, i) => arrows.get(ring[i]!)!.get(to)!);
      faults.push(`Parts import each other: ${ring.join(' → ')} (${proofs.join('; ')}).`);
      return;
    }
    if (done.has(part)) return;
    for (const to of arrows.get(part)?.keys() ?? []) visit(to, [...trail, part]);
    done.add(part);
  };
  for (const part of arrows.keys()) visit(part, []);
  return faults;
}

function arrowFault(file: SourceFile, part: Part, one: Import): string | null {
  const target = resolved(file, one);
  const other = partOf(target);
  if (!other)
    return `imports ${target}, which belongs to no part of the house; add a row to import-table.ts.`;
  if (other === part) return null;
  // What is shut off is open to those who name it.
  const open =
    part.imports.includes('*') && (isIn(file.path, 'test') || !SHUT_OFF.some((path) => isIn(target, path)));
  const allowed = open || part.imports.includes(other.path);
  if (allowed) return null;
  if (one.when === 'later' && part.loads?.some((path) => isIn(target, path))) return null;
  return `${part.path} may not import ${other.path} (${file.path} → ${target}); it may import: ${list(part.imports)}.`;
}

function libraryFault(file: SourceFile, one: Import): string | null {
  if (one.from.startsWith('node:')) {
    if (NODE_HOMES.some((home) => isIn(file.path, home))) return null;
    return `${one.from}: only ${list(NODE_HOMES)} may use Node's modules.`;
  }
  const name = one.from
    .split('/')
    .slice(0, one.from.startsWith('@') ? 2 : 1)
    .join('/');
  // Configuration at the root names the tool that it configures.
  if (!file.path.includes('/')) return null;
  const home = Object.hasOwn(LIBRARY_HOMES, name) ? LIBRARY_HOMES[name]! : null;
  if (home === null) return `the library ${name} has no home yet; name one folder in import-table.ts.`;
  // Tests and benchmarks may set any library beside what the house makes of it.
  if (home === '*' || isIn(file.path, home) || ['test', 'bench'].some((part) => isIn(file.path, part)))
    return null;
  return `the library ${name} is imported in ${home} only.`;
}

function insteadOf(name: string): string | null {
  if (name === 'new Date()') return 'take now() as a parameter';
  if (Object.hasOwn(IMPURE_MEMBERS, name)) return IMPURE_MEMBERS[name]!;
  return Object.hasOwn(IMPURE_GLOBALS, name) ? IMPURE_GLOBALS[name]! : null;
}

function isRelative({ from }: Import): boolean {
  return from.startsWith('.');
}

function resolved(file: SourceFile, one: Import): string {
  return posix.join(posix.dirname(file.path), one.from);
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'nothing of ours' : names.join(', ');
}
