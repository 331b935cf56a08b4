/** What was told of a file, sheet or layer. */
export interface FileMapping {
  readonly as?: string;
  readonly crs?: string;
  /** Header as written → field; an empty text leaves the column out. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly values?: unknown;
}

/** A mapping file, as `docs/import.md` describes it: the same for page and command line, this year and next. */
export interface Mapping {
  readonly files?: Readonly<Record<string, FileMapping>>;
  readonly baseYear?: number;
  readonly units?: { readonly from?: string; readonly [other: string]: unknown };
  readonly pupils?: {
    readonly totals?: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly perThousand?: Readonly<Record<string, number>>;
    readonly by?: string;
  };
  readonly schools?: {
    readonly stages?: string;
    readonly seats?: number;
    readonly seatsPerPupil?: number;
    readonly [other: string]: unknown;
  };
  readonly [other: string]: unknown;
}

/** The key under which a mapping speaks of a file already: its whole name, the sheet or layer, the name without folder or ending. */
function keyOf({ files = {} }: Mapping, file: string): string {
  const [outer = '', inner] = file.split(' › ');
  const base = outer.replace(/^.*[/\\]/, '');
  const names = [file, inner, base, base.replace(/\.[^.]*$/, '')];
  return names.find((name) => name !== undefined && Object.hasOwn(files, name)) ?? file;
}

/** The mapping with something more told of a file; `undefined` takes a word back. */
export function told(
  mapping: Mapping,
  file: string,
  change: { readonly [K in keyof FileMapping]: FileMapping[K] | undefined },
): Mapping {
  const key = keyOf(mapping, file);
  const next: Record<string, unknown> = { ...mapping.files?.[key] };
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) delete next[name];
    else next[name] = value;
  }
  return { ...mapping, files: { ...mapping.files, [key]: next as FileMapping } };
}

/** The mapping with the meanings of some headers of a file; null leaves a column out. */
export function withColumns(
  mapping: Mapping,
  file: string,
  fields: Readonly<Record<string, string | null>>,
): Mapping {
  const before = mapping.files?.[keyOf(mapping, file)]?.columns;
  const more = Object.entries(fields).map(([header, field]) => [header, field ?? ''] as const);
  return told(mapping, file, { columns: { ...before, ...Object.fromEntries(more) } });
}
