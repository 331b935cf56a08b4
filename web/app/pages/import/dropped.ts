import type { Mapping } from './mapping.ts';

/** A file with its path inside what was dropped or chosen. */
export interface Given {
  readonly path: string;
  readonly file: File;
}

/** What the system puts into folders on its own account. */
const NOT_DATA = /(?:^|\/)(?:\.|__MACOSX|Thumbs\.db$|desktop\.ini$)/;

/** Files chosen by an input; those of a folder carry their paths. */
export function chosenFiles(list: FileList | null): readonly Given[] {
  return [...(list ?? [])]
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(({ path }) => !NOT_DATA.test(path));
}

/** Everything that was dropped, folders to their depths. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly Given[]> {
  // Entries must be taken at once: the list is empty after the first wait.
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  if (entries.length === 0) return chosenFiles(transfer.files);
  const found = await Promise.all(entries.map((entry) => filesUnder(entry)));
  return found.flat().filter(({ path }) => !NOT_DATA.test(path));
}

async function filesUnder(entry: FileSystemEntry): Promise<Given[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const all: Given[] = [];
  // A reader gives a folder in parts, and an empty one at the end.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return all;
    for (const inner of part) all.push(...(await filesUnder(inner)));
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** As the server takes it: what was told of the files stands before them. */
export function formOf(files: readonly Given[], mapping: Mapping | null): FormData {
  const form = new FormData();
  if (mapping) form.append('mapping', JSON.stringify(mapping));
  for (const { path, file } of files) form.append('files', file, path);
  return form;
}
