import * as z from 'zod';
import { VARIANTS } from '../../policy/index.ts';
import { LARGEST_COUNT } from '../../problem/index.ts';
import { projectionParameters, pupilsOfDwellings, wholeChildren } from '../../projection/index.ts';
import { tellUnknownUnit, unitIndex } from '../lookup.ts';
import { modification } from '../modification.ts';

const schema = z.strictObject({
  unit: z.string(),
  /** School year in which the dwellings are handed over. */
  year: z.int().min(1980).max(2130),
  dwellings: z.int().min(1).max(LARGEST_COUNT),
  variant: z.enum(VARIANTS).exactOptional(),
});

export const newHousing = modification({
  kind: 'newHousing',
  help: ['New dwellings, and the pupils who move in', '新建住宅及随之增加的学生'],
  schema,
  resolve({ problem }, { unit, year, dwellings }, tell) {
    tellUnknownUnit(problem, unit, tell);
    if (year < problem.years[0]!) {
      tell('year', String(year), {
        en: `lies before ${problem.years[0]}, the first year of the dataset: who lives there is counted already.`,
        zh: `早于数据集的首个学年 ${problem.years[0]}：已入住的学生已计入。`,
      });
    }
    // As many as would make one grade of a unit larger than any table may hold.
    if (dwellings > LARGEST_COUNT / 10) {
      tell('dwellings', String(dwellings), {
        en: 'are more dwellings than a county builds; check for a slipped digit.',
        zh: '住宅套数过大；请检查是否多写了一位。',
      });
    }
  },
  /** In the years that are known, by stage as whole pupils dealt over its grades; later ones follow in a projection. */
  apply(draft, { unit, year, dwellings, variant = 'middle' }) {
    const { problem } = draft;
    const row = { unit: unitIndex(problem, unit), year, dwellings, project: null };
    const parameters = projectionParameters(draft.values, variant);
    const width = problem.grades.length;
    const pupils = problem.units.pupils.map((known, y) => {
      const expected = pupilsOfDwellings(problem, [row], parameters, null, problem.years[y]!);
      const more = known.slice();
      for (const { grades } of problem.stages) {
        const places = grades.map((grade) => row.unit * width + grade);
        const whole = wholeChildren(Float64Array.from(places, (place) => expected[place]!));
        places.forEach((place, k) => {
          more[place]! += whole[k]!;
        });
      }
      return more;
    });
    const growth = problem.growth ?? { births: null, housing: null, targets: null };
    return {
      ...draft,
      problem: {
        ...problem,
        units: { ...problem.units, pupils },
        growth: { ...growth, housing: [...(growth.housing ?? []), row] },
      },
    };
  },
});
