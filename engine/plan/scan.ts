import { createScanner, type ParseError, parse, type SyntaxKind } from 'jsonc-parser';

/** Where things stand in a JSON text, and what `JSON.parse` passes over in silence. */
export interface JsonScan {
  /** Keys that occur twice in one object, or that no id may be. */
  readonly faults: readonly {
    readonly kind: 'duplicate' | 'refused';
    readonly path: Path;
    readonly row: number;
  }[];
  /** Line, from 1, of each wanted path. */
  readonly rows: ReadonlyMap<string, number>;
  readonly deepest: number;
}

export type Path = readonly (string | number)[];

/** The scanner's own names are compile-time constants that type stripping cannot see. */
const TOKEN = {
  openBrace: 1 as SyntaxKind,
  closeBrace: 2 as SyntaxKind,
  openBracket: 3 as SyntaxKind,
  closeBracket: 4 as SyntaxKind,
  comma: 5 as SyntaxKind,
  colon: 6 as SyntaxKind,
  string: 10 as SyntaxKind,
  end: 17 as SyntaxKind,
};

/** One key for a path, for `wanted` and `rows`. */
export function pathKey(path: Path): string {
  return JSON.stringify(path);
}

/**
 * Walks a text that `JSON.parse` accepts, without recursion, so that no depth of nesting breaks it.
 * `wanted`: keys (`pathKey`) of the paths whose line is asked for.
 */
export function scanJson(text: string, wanted: ReadonlySet<string>): JsonScan {
  const scanner = createScanner(text, true);
  const faults: { kind: 'duplicate' | 'refused'; path: Path; row: number }[] = [];
  const rows = new Map<string, number>();
  /** One entry an open object (with its keys) or array (null). */
  const open: (Set<string> | null)[] = [];
  const path: (string | number)[] = [];
  let deepest = 0;

  const note = () => {
    if (wanted.size === 0 || path.length > 8) return;
    const key = pathKey(path);
    if (wanted.has(key)) rows.set(key, scanner.getTokenStartLine() + 1);
  };

  note();
  let expectsKey = false;
  for (let token = scanner.scan(); token !== TOKEN.end; token = scanner.scan()) {
    if (token === TOKEN.openBrace || token === TOKEN.openBracket) {
      if (!expectsKey) note();
      open.push(token === TOKEN.openBrace ? new Set() : null);
      path.push(token === TOKEN.openBrace ? '' : 0);
      expectsKey = token === TOKEN.openBrace;
      deepest = Math.max(deepest, open.length);
    } else if (token === TOKEN.closeBrace || token === TOKEN.closeBracket) {
      open.pop();
      path.pop();
      expectsKey = false;
    } else if (token === TOKEN.comma) {
      expectsKey = open.at(-1) !== null;
      if (!expectsKey) path.push((path.pop() as number) + 1);
    } else if (token === TOKEN.colon) {
      expectsKey = false;
    } else if (expectsKey && token === TOKEN.string) {
      const key = scanner.getTokenValue();
      path[path.length - 1] = key;
      note();
      const keys = open.at(-1)!;
      const row = scanner.getTokenStartLine() + 1;
      if (keys.has(key)) faults.push({ kind: 'duplicate', path: [...path], row });
      // The one name that cannot be a key of a plain object without changing what the object is.
      if (key === '__proto__') faults.push({ kind: 'refused', path: [...path], row });
      keys.add(key);
    } else note();
  }
  return { faults, rows, deepest };
}

/**
 * Where a text stops being JSON; null where that cannot be said. The message of `JSON.parse` does not serve: each
 * machine words it differently, and most leave the place out.
 */
export function firstError(text: string): number | null {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // Nested deeper than the parser can follow.
    return null;
  }
  return errors[0]?.offset ?? null;
}
