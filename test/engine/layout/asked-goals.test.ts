import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/layout/index.ts';
import { randomTown } from '../../support/random-town.ts';

const asking = (id: string, weights?: Record<string, number>) => {
  const town = randomTown(1);
  const level = { id, tolerance: 0, ...(weights ? { weights } : {}) };
  return compile({ ...town, options: { ...town.options, levels: [level] } });
};

describe('goals that are asked for', () => {
  it('are never a difference coefficient: the answer says why, and what to ask for instead', () => {
    for (const id of ['coefficient', '差异系数']) {
      const { task, complaints } = asking(id);
      expect(task).toBe(null);
      expect(complaints.map(({ code }) => code)).toEqual(['level-coefficient']);
      expect(complaints[0]!.text.en).toMatch(/best school loses.*limit.*shortfall/);
      expect(complaints[0]!.text.zh).toMatch(/上限.*填谷/);
    }
    expect(asking('weighted', { travel: 1, coefficient: 2 }).complaints[0]!.code).toBe('level-coefficient');
  });

  it('may be weighed against each other, as long as each is known', () => {
    expect(asking('weighted', { travel: 1, shortfall: 2 }).complaints.map(({ code }) => code)).not.toContain(
      'level-unknown',
    );
    expect(asking('weighted', { travel: 1, beauty: 2 }).complaints.map(({ code }) => code)).toContain(
      'level-unknown',
    );
    expect(asking('weighted').complaints.map(({ code }) => code)).toContain('level-unknown');
    expect(asking('travel', { travel: 1 }).complaints.map(({ code }) => code)).toContain('level-unknown');
  });
});
