import { unpack, zipDirectory } from '../../../datasets/importers/zip.ts';
import type { Complaint } from '../../../engine/index.ts';
import type { TaskFile } from './task.ts';

const MEGABYTE = 1024 * 1024;
/** As much as the largest single file that the importers take. */
const MOST_UNPACKED_BYTES = 256 * MEGABYTE;
const MOST_FILES = 200;

/**
 * The files of an upload by their places in the dataset's folder: archives unpacked, a folder around all of them taken off,
 * what systems leave behind left out. Nothing here ever becomes a path on disk; names that lead elsewhere are refused all
 * the same, because they were not made by accident.
 */
export function unpackUpload(files: readonly TaskFile[]): { files: TaskFile[]; complaints: Complaint[] } {
  const complaints: Complaint[] = [];
  let left = MOST_UNPACKED_BYTES;
  const all: TaskFile[] = [];
  for (const file of files) {
    if (!/\.zip$/i.test(file.name)) {
      all.push(file);
      continue;
    }
    const entries = zipDirectory(file.bytes);
    if (entries === null) {
      complaints.push(fault(file.name, 'zip-damaged', DAMAGED));
      continue;
    }
    for (const entry of entries.slice(0, MOST_FILES + 1)) {
      if (entry.name.endsWith('/') || isLitter(entry.name)) continue;
      const bytes = unpack(file.bytes, entry, left);
      if (bytes === 'damaged') complaints.push(fault(entry.name, 'zip-damaged', DAMAGED));
      else if (bytes === 'too-large') {
        complaints.push(fault(file.name, 'zip-too-large', TOO_LARGE));
        left = 0;
        break;
      } else {
        left -= bytes.length;
        all.push({ name: entry.name, bytes });
      }
    }
  }
  const kept = all.filter(({ name }) => !isLitter(name));
  if (kept.length > MOST_FILES) complaints.push(fault('', 'too-many-files', TOO_MANY));
  for (const { name } of kept) if (leadsOut(name)) complaints.push(fault(shown(name), 'file-name', OUTSIDE));
  return { files: complaints.length > 0 ? [] : withoutCommonFolder(kept), complaints };
}

function withoutCommonFolder(files: readonly TaskFile[]): TaskFile[] {
  const folder = /^[^/]+\//.exec(files[0]?.name ?? '')?.[0];
  if (!folder || !files.every(({ name }) => name.startsWith(folder))) return [...files];
  return withoutCommonFolder(files.map((file) => ({ ...file, name: file.name.slice(folder.length) })));
}

function isLitter(name: string): boolean {
  return name.split('/').some((part) => /^(?:\.[^.]|__MACOSX$|~\$|Thumbs\.db$|desktop\.ini$)/i.test(part));
}

function leadsOut(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\\]|^\/|^[a-z]:/i.test(name)) return true;
  return name.split('/').some((part) => part === '..' || part === '');
}

/** A name fit to be shown: an archive may hold any bytes. */
function shown(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return name.replace(/[\u0000-\u001f\u007f]/g, '�').slice(0, 120);
}

function fault(file: string, code: string, text: Complaint['text']): Complaint {
  return { code, severity: 'error', file, row: null, column: null, value: null, text };
}

const DAMAGED: Complaint['text'] = {
  en: 'The archive is damaged or no zip; pack the folder again.',
  zh: '压缩包已损坏或不是 zip 文件;请重新打包。',
};
const TOO_LARGE: Complaint['text'] = {
  en: `The archive holds more than ${MOST_UNPACKED_BYTES / MEGABYTE} MB; upload the tables of one county only.`,
  zh: `压缩包解压后超过 ${MOST_UNPACKED_BYTES / MEGABYTE} MB;请只上传一个县的数据表。`,
};
const TOO_MANY: Complaint['text'] = {
  en: `There are more than ${MOST_FILES} files; upload one dataset folder.`,
  zh: `文件超过 ${MOST_FILES} 个;请只上传一个数据集文件夹。`,
};
const OUTSIDE: Complaint['text'] = {
  en: 'The name leads out of the dataset’s folder or holds control characters; rename the file and pack again.',
  zh: '文件名指向数据集文件夹之外或含控制字符;请改名后重新打包。',
};
