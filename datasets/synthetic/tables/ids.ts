import type { Settlements } from '../places/settlements.ts';

/** `U` + township + number within it, as in the codes that offices use; `U03012` is the twelfth unit of township 3. */
export function unitIds({ township, count }: Settlements, townships: number): string[] {
  const numbers = new Int32Array(townships);
  const most = new Int32Array(townships);
  for (let u = 0; u < count; u++) most[township[u]!]!++;
  const digits = Math.max(3, String(Math.max(...most)).length);
  const townshipDigits = Math.max(2, String(townships).length);
  return Array.from({ length: count }, (_, u) => {
    const t = township[u]!;
    numbers[t]!++;
    return `U${pad(t + 1, townshipDigits)}${pad(numbers[t]!, digits)}`;
  });
}

/** `S001`, `S002`, …: a letter and numbers of equal length. */
export function numberedIds(letter: string, count: number, least: number): string[] {
  const digits = Math.max(least, String(count).length);
  return Array.from({ length: count }, (_, i) => letter + pad(i + 1, digits));
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
