import * as z from 'zod';
import type { ExchangePlan } from './exchange-plan.ts';
import { exchangePlanSchema } from './exchange-plan-schema.ts';
import type { Plan } from './plan.ts';
import { planSchema } from './schema.ts';

/**
 * The plan as the text of a plan file, canonical: equal plans give equal bytes, whatever the order in which their
 * maps were filled. Fields come in the schema's order (`timings` last), ids and other keys of maps in natural order
 * (u2 before u10); lists stay as they are. Written without `JSON.stringify`, which puts ids like "10" before all others.
 * Throws a RangeError on a number that JSON cannot hold.
 */
export function planText(plan: Plan): string {
  return textBy(plan, planSchema);
}

/** The same of an exchange plan. */
export function exchangePlanText(plan: ExchangePlan): string {
  return textBy(plan, exchangePlanSchema);
}

function textBy(plan: Plan | ExchangePlan, schema: z.core.$ZodType): string {
  const lines: string[] = [];
  write(plan, schema, '', '', lines);
  return `${lines.join('')}\n`;
}

/** The plan without what differs between two equal runs: the part that repeats byte for byte. */
export function comparable<P extends Plan | ExchangePlan>(plan: P): P {
  return { ...plan, timings: {} };
}

function write(
  value: unknown,
  schema: z.core.$ZodType | null,
  indent: string,
  path: string,
  out: string[],
): void {
  const inner = `${indent}  `;
  const shape = unwrapped(schema);
  if (Array.isArray(value)) {
    const element = shape instanceof z.ZodArray ? shape.element : null;
    if (value.length === 0) return void out.push('[]');
    value.forEach((item, i) => {
      out.push(i === 0 ? '[\n' : ',\n', inner);
      write(item, element, inner, `${path}[${i}]`, out);
    });
    out.push('\n', indent, ']');
  } else if (typeof value === 'object' && value !== null) {
    const fields = fieldsOf(value, shape);
    if (fields.length === 0) return void out.push('{}');
    fields.forEach(([key, field, fieldSchema], i) => {
      out.push(i === 0 ? '{\n' : ',\n', inner, JSON.stringify(key), ': ');
      write(field, fieldSchema, inner, `${path}.${key}`, out);
    });
    out.push('\n', indent, '}');
  } else {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new RangeError(`A plan file cannot hold ${value} (at ${path.slice(1)}).`);
    }
    out.push(JSON.stringify(value));
  }
}

type Field = readonly [key: string, value: unknown, schema: z.core.$ZodType | null];

function fieldsOf(value: object, shape: z.core.$ZodType | null): Field[] {
  const given = new Map(Object.entries(value).filter(([, field]) => field !== undefined));
  if (shape instanceof z.ZodObject) {
    return Object.entries(shape.shape).flatMap(([key, schema]): Field[] =>
      given.has(key) ? [[key, given.get(key), schema]] : [],
    );
  }
  const schema = shape instanceof z.ZodRecord ? shape.valueType : null;
  return [...given.keys()].sort(naturalOrder).map((key): Field => [key, given.get(key), schema]);
}

function unwrapped(schema: z.core.$ZodType | null): z.core.$ZodType | null {
  const wrapped = schema instanceof z.ZodNullable || schema instanceof z.ZodExactOptional;
  return wrapped ? unwrapped(schema.unwrap()) : schema;
}

/**
 * Runs of digits by their number, all else by code unit, ties by the text itself: total, and the same on every machine, which
 * the locale's own order is not.
 */
export function naturalOrder(a: string, b: string): number {
  const left = parts(a);
  const right = parts(b);
  for (let i = 0; i < left.length && i < right.length; i++) {
    const [x, y] = [left[i]!, right[i]!];
    if (x === y) continue;
    const [m, n] = [withoutZeros(x), withoutZeros(y)];
    if (m === null || n === null) return x < y ? -1 : 1;
    if (m !== n) return m.length - n.length || (m < n ? -1 : 1);
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}

function parts(text: string): string[] {
  return text.match(/\d+|\D+/g) ?? [];
}

/** A run of digits of any length without leading zeros; null for anything else. */
function withoutZeros(part: string): string | null {
  return /^\d/.test(part) ? part.replace(/^0+(?=\d)/, '') : null;
}
