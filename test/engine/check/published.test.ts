import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readSap } from '../../../bench/instances/sap.ts';
import { checkPlan } from '../../../engine/check/index.ts';
import { type Assignment, honestPlan } from '../../support/honest-plan.ts';
import { describeWithData, sharedPath } from '../../support/shared-data.ts';

const INSTANCES = ['gy2s_18b', 'gys_37a', 'zys_13a'];

describeWithData('kong-sap', 'the judge on published instances', () => {
  it.each(INSTANCES)(
    '%s: value, pupils and excess of the nearest-school plan, added up from the file',
    (name) => {
      const text = readFileSync(sharedPath('kong-sap', `${name}.txt`), 'utf8');
      const neighbours = readFileSync(
        sharedPath('kong-sap', `${name.split('_')[0]}_connectivity.txt`),
        'utf8',
      );
      const town = readSap(name, text, neighbours, { seed: 1, iterations: 1, seconds: null });

      // The same sums once more, by hand, from the lines of the file.
      const [header, ...lines] = text.trim().split(/\r?\n/);
      const at = (column: string) => header!.trim().split('\t').indexOf(column);
      const units = lines.map((line) => {
        const cells = line.split('\t').map((cell) => cell.trim());
        const number = (column: string) => Number(cells[at(column)]);
        return {
          id: cells[0]!,
          pop: number('pop'),
          x: number('PointX'),
          y: number('PointY'),
          seats: number('fcapacity'),
        };
      });
      const schools = units.filter((unit) => unit.seats > 0);
      const load = new Map(schools.map((school) => [school.id, 0]));
      const zones: Record<string, string> = {};
      let value = 0;
      for (const unit of units) {
        const way = (school: (typeof units)[number]) => Math.hypot(school.x - unit.x, school.y - unit.y);
        const nearest = schools.reduce((best, school) => (way(school) < way(best) ? school : best));
        zones[unit.id] = nearest.id;
        load.set(nearest.id, load.get(nearest.id)! + unit.pop);
        value += (unit.pop * way(nearest)) / 1000;
      }
      const full = schools.flatMap(({ id, seats }) =>
        load.get(id)! > seats ? [[id, load.get(id)! - seats]] : [],
      );

      const assignment: Assignment = { all: zones };
      const plan = honestPlan(town, assignment);
      const report = checkPlan(town.problem, town.travel, town.policy, plan);
      expect(report.claims).toEqual([]);
      expect(report.levels).toHaveLength(1);
      expect(report.levels[0]).toMatchObject({ id: 'distance', unit: 'pupil-kilometres' });
      expect(report.levels[0]!.value).toBeCloseTo(value, 6);
      const overfull = report.violations.filter(({ rule }) => rule === 'capacity');
      expect(overfull.map(({ subject, excess }) => [subject, excess])).toEqual(full);
      // Nearest is best without capacity: never above a value that keeps it.
      expect(full.length).toBeGreaterThan(0);
      expect(report.classes).toEqual({});
      expect(report.exceptions).toEqual([]);

      const greedy = { ...plan, result: { ...plan.result, objective: value * 0.99 } };
      expect(checkPlan(town.problem, town.travel, town.policy, greedy).verdict).toBe('claims what is not so');
    },
  );
});
