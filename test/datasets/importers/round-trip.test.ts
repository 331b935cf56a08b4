import { describe, expect, it } from 'vitest';
import { readDataset } from '../../../datasets/importers/index.ts';
import { COUNTY_FORMATS, countyFiles } from '../../../datasets/writers/index.ts';
import { buildProblem } from '../../../engine/problem/index.ts';
import { SMALL_COUNTY } from '../../support/small-county.ts';

const FORMS = COUNTY_FORMATS.flatMap((format) =>
  (['en', 'zh'] as const).map((language) => [format, language] as const),
);

describe('an exported county is the same county when it is imported', () => {
  it.each(FORMS)('with everything in it, as %s, %s', async (format, language) => {
    const before = buildProblem(SMALL_COUNTY);
    const { tables, complaints } = await readDataset(await countyFiles(SMALL_COUNTY, format, { language }));
    const after = buildProblem(tables, complaints);
    if (!('problem' in before && 'problem' in after)) throw new Error('no problem');
    expect(after.problem).toEqual({ ...before.problem, name: after.problem.name });
    expect(after.problem.hash).toBe(before.problem.hash);
  });
});
