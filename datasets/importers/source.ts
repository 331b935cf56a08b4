import type { Box } from '../../engine/problem/geometry/polygon.ts';
import type {
  ComplaintList,
  RawLine,
  RawPolygon,
  RawRow,
  RawTable,
  TableName,
} from '../../engine/problem/index.ts';
import type { ByteSource } from './byte-source.ts';
import type { FileMapping } from './mapping.ts';
import type { OsmSource } from './osm/osm.ts';
import type { Raster } from './raster/raster.ts';
import type { Layer } from './vector/layer.ts';

/** A file as it came, from a folder, a form or a drop. */
export interface SourceFile {
  /** Name as the user knows it; complaints repeat it. */
  readonly name: string;
  /** The whole file; of a `large` one its beginning. */
  readonly bytes: Uint8Array;
  /** Where the file is too large for memory and its format can be read in pieces. */
  readonly large?: ByteSource;
}

/** What one file held. Complaints go to the reader's list. */
export interface FileContent {
  readonly tables?: readonly RawTable[];
  readonly polygons?: readonly RawPolygon[];
  readonly lines?: readonly RawLine[];
  /** Map layers, grids and OpenStreetMap files whose use is decided when all files are known. */
  readonly layers?: readonly Layer[];
  readonly rasters?: readonly Raster[];
  readonly osm?: OsmSource;
  /** Tables of which nobody knows what they are for. */
  readonly unclear?: readonly UnclearTable[];
  /** Tables that this file was to give and could not be read to their ends. */
  readonly incomplete?: readonly TableName[];
}

/** A table that no headers and no name tell; the first filled row may be its headers. */
export interface UnclearTable {
  readonly file: string;
  readonly headers: readonly string[];
  readonly rows: readonly RawRow[];
}

/** What an importer may need beside the file itself. */
export interface ReadContext {
  /** The file beside this one that has the same name but for its ending. */
  readonly sibling: (extension: string) => SourceFile | null;
  /** Other names of columns: header as written → column. */
  readonly columns: Readonly<Record<string, string>>;
  /** All that a person told of the file, or of a sheet in it. */
  readonly told: (place: string) => FileMapping;
  /** The box asked for, in degrees: what lies outside of it need not be kept. */
  readonly within: Box | null;
  /** Hears the share done of a file that is read in pieces, from 0 to 1. */
  readonly onShare?: (share: number) => void;
}

export const NO_CONTEXT: ReadContext = { sibling: () => null, columns: {}, told: () => ({}), within: null };

/** One file format. */
export interface Importer {
  readonly id: string;
  /** Endings of file names, without the dot. */
  readonly extensions: readonly string[];
  /** Whether the first bytes can be nothing else, whatever the file is called. */
  readonly recognises?: (bytes: Uint8Array) => boolean;
  /** Endings of files that belong to one of this format and are read with it. */
  readonly companions?: readonly string[];
  /** The format is read in pieces: files may be as large as the disk. */
  readonly inPieces?: true;
  /** Reads one file; `table` is what the dataset's description or the mapping says it is, null where nothing is said. */
  readonly read: (
    file: SourceFile,
    table: TableName | null,
    complaints: ComplaintList,
    context: ReadContext,
  ) => Promise<FileContent> | FileContent;
}

export const MEGABYTE = 1024 * 1024;
/** Larger files are not a county's tables; the whole text must fit into one JavaScript string. */
export const LARGEST_FILE_BYTES = 256 * MEGABYTE;
export const MOST_ROWS = 3_000_000;

/** Name without folders and ending: `data/学校.csv` is `学校`. */
export function stemOf(name: string): string {
  return name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
}

export function extensionOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
