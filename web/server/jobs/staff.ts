/** Tables with records of persons; only the personnel office may hold them. */
const STAFF_TABLES: readonly string[] = ['teachers', 'moves'];

export function isStaffTable(table: string): boolean {
  return STAFF_TABLES.includes(table);
}

export function isStaffFile(name: string): boolean {
  return name.endsWith('.csv') && isStaffTable(name.slice(0, -'.csv'.length));
}
