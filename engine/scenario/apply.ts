import type { Complaint, Problem } from '../problem/index.ts';
import { withGiven } from './mend.ts';
import type { Draft, Tell } from './modification.ts';
import { MODIFICATIONS } from './modifications/index.ts';
import { defaultOptions, SCENARIO_SCHEMA, type Scenario } from './scenario.ts';
import { tellSchemaFaults } from './schema-faults.ts';

/**
 * A scenario read from a file, or everything that is wrong with the file's form. `sound` holds the parts whose form is right, so that
 * what else is wrong with these can be told at the same time.
 */
export function parseScenario(
  text: string,
  file: string,
): { scenario: Scenario } | { complaints: Complaint[]; sound: Scenario } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return {
      complaints: [
        fault(file, null, null, {
          en: `is not JSON (${(error as Error).message}); correct it there.`,
          zh: `不是有效的 JSON（${(error as Error).message}）；请更正。`,
        }),
      ],
      sound: {},
    };
  }
  const parsed = SCENARIO_SCHEMA.safeParse(json);
  if (parsed.success) return { scenario: parsed.data };
  const complaints: Complaint[] = [];
  tellSchemaFaults(parsed.error, json, (field, value, text) =>
    complaints.push(fault(file, field || null, value, text)),
  );
  return { complaints, sound: soundParts(json) };
}

function soundParts(json: unknown): Scenario {
  if (typeof json !== 'object' || json === null) return {};
  const parts = Object.entries(SCENARIO_SCHEMA.shape).flatMap(([key, schema]) => {
    const read = schema.safeParse((json as Readonly<Record<string, unknown>>)[key]);
    return read.success && read.data !== undefined ? [[key, read.data]] : [];
  });
  return Object.fromEntries(parts) as Scenario;
}

/**
 * Baseline and scenario to the problem, policy overrides and options that a task is made of. Each modification is resolved
 * against what the sound ones before it have made, so that every fault of the file is told at once; with any fault
 * nothing comes out. `bands` and `values` are those of the policy, null where it is faulty.
 */
export function applyScenario(
  baseline: Problem,
  scenario: Scenario,
  file: string,
  bands: Draft['bands'] = null,
  values: Draft['values'] = null,
): { draft: Draft } | { complaints: Complaint[] } {
  const { given, mend = 'repair', ...asked } = scenario.options ?? {};
  const start: Draft = {
    problem: baseline,
    policyOverrides: scenario.policy?.overrides ?? {},
    options: { ...defaultOptions(baseline), ...withoutUndefined(asked) },
    exchange: { pins: [], forbidden: [] },
    bands,
    values,
  };
  const complaints: Complaint[] = [];
  let draft = start;
  for (const [position, { kind, ...data }] of (scenario.modifications ?? []).entries()) {
    const place = `modifications[${position}]`;
    const tell: Tell = (field, value, text) => {
      complaints.push(fault(file, field === '' ? place : `${place}.${field}`, value, text));
    };
    const modification = MODIFICATIONS.find((one) => one.kind === kind);
    if (modification) {
      const told = complaints.length;
      const step = modification.resolve(draft, data, tell);
      if (step && complaints.length === told) draft = step(draft);
    } else {
      const known = MODIFICATIONS.map((one) => one.kind).join(', ');
      tell('kind', kind, {
        en: `is no kind of modification; known are ${known}.`,
        zh: `不是已知的调整类型；可用：${known}。`,
      });
    }
  }
  for (const stage of start.options.stages) {
    if (baseline.stages.some((one) => one.id === stage)) continue;
    complaints.push(
      fault(file, 'options.stages', stage, {
        en: `is no stage of the dataset; it has ${baseline.stages.map((one) => one.id).join(', ')}.`,
        zh: `不是数据集中的学段；现有 ${baseline.stages.map((one) => one.id).join('、')}。`,
      }),
    );
  }
  if (complaints.length > 0) return { complaints };
  // Last, so that locks of modifications go before what is given.
  if (given) draft = { ...draft, options: withGiven(draft.problem, draft.options, given, mend) };
  return { draft };
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as never;
}

function fault(
  file: string,
  column: string | null,
  value: string | null,
  text: Complaint['text'],
): Complaint {
  return { code: 'scenario-fault', severity: 'error', file, row: null, column, value, text };
}
