import type { ComplaintList, TableName } from '../../engine/problem/index.ts';
import { parseJson } from './json.ts';
import type { SourceFile } from './source.ts';
import { tableByName } from './table-names.ts';

export const PACKAGE_FILE = 'datapackage.json';

/** What `datapackage.json` says of a dataset. */
export interface DataPackage {
  readonly title: string | null;
  readonly baseYear: number | null;
  readonly primaryGrades: 5 | 6;
  readonly resources: readonly { readonly path: string; readonly table: TableName | null }[];
}

const EARLIEST_YEAR = 1980;
const LATEST_YEAR = 2100;

/** Reads the description; null and a complaint where it is none. Paths lead to places inside the dataset's folder. */
export function readPackage(file: SourceFile, complaints: ComplaintList): DataPackage | null {
  const value = parseJson(file, complaints);
  if (value === undefined) return null;
  const refuse = (en: string, zh: string) => {
    complaints.add('package-unreadable', { file: file.name }, { reason: { en, zh } });
    return null;
  };
  if (!isRecord(value)) return refuse('it is no object', '不是对象');
  const resources = value.resources;
  if (!Array.isArray(resources)) return refuse('“resources” is no list', '“resources”不是列表');
  const own = isRecord(value.junheng) ? value.junheng : {};
  const { baseYear = null, primaryGrades = 6 } = own;
  if (baseYear !== null && !isYear(baseYear)) {
    return refuse('junheng.baseYear is no year', 'junheng.baseYear 不是年份');
  }
  if (primaryGrades !== 5 && primaryGrades !== 6) {
    return refuse('junheng.primaryGrades is neither 5 nor 6', 'junheng.primaryGrades 应为 5 或 6');
  }
  const named: { path: string; table: TableName | null }[] = [];
  for (const resource of resources as unknown[]) {
    const path = isRecord(resource) ? resource.path : undefined;
    if (!isRecord(resource) || typeof path !== 'string') {
      return refuse('a resource has no path', '有资源缺少 path');
    }
    if (!staysInside(path)) {
      complaints.add('resource-outside', { file: file.name, value: path }, {});
      continue;
    }
    const name = typeof resource.name === 'string' ? resource.name : '';
    if (!named.some((other) => other.path === path)) named.push({ path, table: tableByName(name) });
    // A workbook is named once for each of its sheets, which tell their tables themselves.
    else named.find((other) => other.path === path)!.table = null;
  }
  return { title: titleOf(value), baseYear, primaryGrades, resources: named };
}

function titleOf(value: Record<string, unknown>): string | null {
  for (const key of ['title', 'name']) {
    const text = value[key];
    if (typeof text === 'string' && text.trim() !== '') return text.trim();
  }
  return null;
}

/** No way up, no drive, no scheme, no root: a description must not make us read what is not of the dataset. */
function staysInside(path: string): boolean {
  const steps = path.split(/[/\\]/);
  return !/^[/\\]|:/.test(path) && !steps.includes('..') && !path.includes('\0');
}

function isYear(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= EARLIEST_YEAR && (value as number) <= LATEST_YEAR;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
