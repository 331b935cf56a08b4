import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAPPING_FILE, type Mapping, NO_MAPPING, readMapping } from '../../datasets/importers/index.ts';
import { ComplaintList } from '../problem/index.ts';
import type { Options } from './command.ts';
import { UsageError } from './exit.ts';
import { textOption } from './options.ts';
import { type Session, tellComplaints } from './session.ts';

/**
 * The mapping of one call: the file of `--mapping`, or `mapping.json` among the sources, with what `--crs` and `--within` add.
 * Undefined where there is neither; null, and the complaints told, where the file is none. Throws a UsageError.
 */
export async function mappingOption(
  session: Session,
  options: Options,
  sources: readonly string[],
): Promise<Mapping | undefined | null> {
  const [file, crs, within] = ['mapping', 'crs', 'within'].map((name) => textOption(options, name));
  if (file === undefined && crs === undefined && within === undefined) return undefined;
  const path = file ?? (await besideSources(sources));
  const mapping = path === null ? NO_MAPPING : await readMappingFile(session, path);
  if (mapping === null) return null;
  return {
    ...mapping,
    ...(within !== undefined && { within: areaOf(within) }),
    files: crs === undefined ? mapping.files : withSystems(mapping.files, crs),
  };
}

async function besideSources(sources: readonly string[]): Promise<string | null> {
  for (const source of sources) {
    const path = source.endsWith(MAPPING_FILE) ? source : join(source, MAPPING_FILE);
    if (
      await stat(path).then(
        (found) => found.isFile(),
        () => false,
      )
    )
      return path;
  }
  return null;
}

async function readMappingFile(session: Session, path: string): Promise<Mapping | null> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError({
      en: `${path} cannot be read (${error.code}); name a mapping file.`,
      zh: `无法读取 ${path}（${error.code}）；请指定对照文件。`,
    });
  });
  const complaints = new ComplaintList();
  const mapping = readMapping({ name: path, bytes }, complaints);
  if (!mapping) tellComplaints(session, complaints.all());
  return mapping;
}

/** `EPSG:4547` for all, or `file=system` parted by semicolons. */
function withSystems(files: Mapping['files'], answers: string): Mapping['files'] {
  const result = { ...files };
  for (const answer of answers.split(/[;；]/)) {
    const [, file = '*', crs] = /^(?:(.+)=)?([^=]+)$/.exec(answer.trim()) ?? [];
    if (crs !== undefined) result[file.trim()] = { ...result[file.trim()], crs: crs.trim() };
  }
  return result;
}

function areaOf(text: string): Mapping['within'] {
  if (!/^[-\d.,，\s]+$/.test(text)) return text;
  const numbers = text.split(/[,，]/).map(Number);
  const [west, south, east, north] = numbers as [number, number, number, number];
  if (numbers.length === 4 && west < east && south < north) return [west, south, east, north];
  throw new UsageError({
    en: `--within takes WEST,SOUTH,EAST,NORTH in degrees or a name, not "${text}".`,
    zh: `--within 应为 西,南,东,北（度）或名称，而不是“${text}”。`,
  });
}
