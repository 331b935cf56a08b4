import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenRule, exchangeGoalName, exchangeRuleName, exchangeUnit } from '../../../engine/plan/index.ts';
import { GOALS } from '../../../engine/staffing/goals/index.ts';
import { ARC_RULES } from '../../../engine/staffing/rules/arc/index.ts';
import { STATE_RULES } from '../../../engine/staffing/rules/state/index.ts';
import { TIE_RULES } from '../../../engine/staffing/rules/tie/index.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CHINESE = /\p{Script=Han}/u;
const RULES = [...ARC_RULES, ...STATE_RULES, ...TIE_RULES].map(({ id }) => id);

describe('every rule and goal', () => {
  test('has a name and a meaning in both languages, none of them its id', () => {
    for (const id of [...RULES, 'coefficient', 'swaps', 'headTerms', 'inTerm']) {
      for (const { en, zh } of [exchangeRuleName(id), brokenRule(id)]) {
        expect([id, zh]).toEqual([id, expect.stringMatching(CHINESE)]);
        if (/[A-Z]/.test(id)) expect(`${en} ${zh}`).not.toContain(id);
      }
    }
    for (const { id, unit } of GOALS) {
      expect(exchangeGoalName(id)!.zh).toMatch(CHINESE);
      expect(exchangeUnit(unit[0]).zh).toMatch(CHINESE);
    }
    expect(RULES.length).toBeGreaterThan(20);
  });

  test('stands in docs/exchange-rules.md, and every file named there exists', () => {
    const text = readFileSync(join(ROOT, 'docs/exchange-rules.md'), 'utf8');
    const files = Array.from(text.matchAll(/`((?:S|T|test|engine)\/[\w./-]+)`/g), ([, path]) => path!);
    expect(files.length).toBeGreaterThan(50);
    for (const path of files) {
      const full = path.replace(/^S\//, 'engine/staffing/').replace(/^T\//, 'test/engine/staffing/');
      const found = ['', '.ts', '.test.ts'].some((ending) => existsSync(join(ROOT, full + ending)));
      expect([path, found]).toEqual([path, true]);
    }
  });
});
