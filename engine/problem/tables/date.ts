export type DateFault = 'date-expected' | 'date-impossible';

const DAY =
  /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;

/** A day as `2026-09-01`, `2026/9/1`, `2026.9.1`, `2026年9月1日` or `20260901`; gives ISO text. */
export function parseDate(text: string): { value: string } | { fault: DateFault } {
  const found = DAY.exec(text);
  if (!found) return { fault: 'date-expected' };
  const year = Number(found[1]);
  const month = Number(found[2] ?? found[4] ?? found[6]);
  const day = Number(found[3] ?? found[5] ?? found[7]);
  // Day 0 of the next month is the last day of this one; years below 100 would be taken as 19xx.
  const lastDay =
    year >= 100 && month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;
  if (day < 1 || day > lastDay) return { fault: 'date-impossible' };
  const two = (n: number) => String(n).padStart(2, '0');
  return { value: `${found[1]}-${two(month)}-${two(day)}` };
}
