import type { ExchangePlan } from '../../plan/index.ts';
import { agree, type FalseClaim } from '../claims/claim.ts';
import type { Outcome } from './outcome.ts';

type Row = Readonly<Record<string, unknown>>;

/** Cards, coefficients, recruitment and fairness are those of the moves; the order of rows is free. */
export function outcomeClaims(plan: ExchangePlan, found: Outcome): FalseClaim[] {
  return [
    ...rowClaims('schools', ['school', 'stage'], plan.schools, found.schools),
    ...rowClaims('coefficients', ['stage', 'measure'], plan.coefficients, found.coefficients),
    ...rowClaims('recruit', ['school', 'stage', 'year', 'kind', 'what'], plan.recruit, found.recruit),
    ...rowClaims('fairness', ['by', 'group'], plan.fairness, found.fairness),
  ];
}

function rowClaims(
  place: string,
  keys: readonly string[],
  claimed: readonly object[],
  found: readonly object[],
): FalseClaim[] {
  const nameOf = (row: Row) => keys.map((key) => row[key]).join(' / ');
  const open = new Map(found.map((row) => [nameOf(row as Row), row]));
  const claims: FalseClaim[] = [];
  claimed.forEach((row, i) => {
    const name = nameOf(row as Row);
    const is = open.get(name);
    open.delete(name);
    if (is === undefined) claims.push(notSo(`${place}[${i}]`, name));
    else claims.push(...fieldClaims(`${place}[${i}]`, name, leaves(row), leaves(is)));
  });
  for (const name of open.keys()) claims.push(missing(place, name));
  return claims;
}

/** The values of a row by their path in it. */
function leaves(value: unknown, path = ''): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  return new Map(Object.entries(value).flatMap(([key, field]) => [...leaves(field, `${path}.${key}`)]));
}

function fieldClaims(
  place: string,
  name: string,
  says: ReadonlyMap<string, unknown>,
  is: ReadonlyMap<string, unknown>,
): FalseClaim[] {
  return [...new Set([...says.keys(), ...is.keys()])].flatMap((path): FalseClaim[] => {
    const [a, b] = [says.get(path), is.get(path)];
    if (typeof a === 'number' && typeof b === 'number' ? agree(a, b) : a === b) return [];
    const [claimed, found] = [a, b].map((one) => (one === undefined || one === null ? null : String(one)));
    const text = {
      en: `${name}, ${path.slice(1)}: by the moves it is ${found ?? 'empty'}; the plan says ${claimed ?? 'nothing'}. Correct the plan.`,
      zh: `${name}，${path.slice(1)}：按名单应为 ${found ?? '空'}，方案写为 ${claimed ?? '空'}；请更正。`,
    };
    return [{ code: 'statement-differs', place: `${place}${path}`, claimed: claimed!, found: found!, text }];
  });
}

function notSo(place: string, name: string): FalseClaim {
  const text = {
    en: `${name}: the moves give no such row, or it is listed twice. Take it out.`,
    zh: `${name}：按名单不应有此行（或重复列出）；请删除。`,
  };
  return { code: 'statement-not-so', place, claimed: name, found: null, text };
}

function missing(place: string, name: string): FalseClaim {
  const text = { en: `${name}: the row is missing. Add it.`, zh: `${name}：缺少该行；请补上。` };
  return { code: 'statement-missing', place, claimed: null, found: name, text };
}
