import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exchangePlanJsonSchema, planJsonSchema } from '../../../engine/plan/index.ts';

interface Node {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly additionalProperties?: Node | boolean;
  readonly required?: readonly string[];
}

const KINDS = [
  { name: 'plan.schema.json', title: 'junheng-plan/1', source: planJsonSchema },
  { name: 'exchange-plan.schema.json', title: 'junheng-exchange/1', source: exchangePlanJsonSchema },
];

describe.each(KINDS)('$name', ({ name, title, source }) => {
  const file = readFileSync(new URL(`../../../engine/plan/${name}`, import.meta.url), 'utf8');

  it('is what its source says (else run node scripts/write-plan-schema.ts)', () => {
    expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(source())));
  });

  it('is of the 2020-12 draft and has no room for fields it does not know', () => {
    const schema = JSON.parse(file) as Node & { $schema: string; title: string };
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.title).toBe(title);
    let objects = 0;
    const visit = (node: Node) => {
      if (node.properties) {
        objects++;
        expect(node.additionalProperties).toBe(false);
        for (const child of Object.values(node.properties)) visit(child);
      } else if (typeof node.additionalProperties === 'object') visit(node.additionalProperties);
      if (node.items) visit(node.items);
    };
    visit(schema);
    expect(objects).toBeGreaterThan(10);
  });

  it('describes every field of the plan and of its options and result', () => {
    const { properties } = JSON.parse(file) as Node;
    const fields = [properties!, properties!.options!.properties!, properties!.result!.properties!];
    const silent = fields.flatMap((of) => Object.entries(of).filter(([, node]) => !node.description));
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});
