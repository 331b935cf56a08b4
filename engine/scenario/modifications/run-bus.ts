import * as z from 'zod';
import { tellUnknownSchool, tellUnknownUnit } from '../lookup.ts';
import { modification } from '../modification.ts';

const schema = z.strictObject({ unit: z.string(), school: z.string(), minutes: z.number().min(0).max(600) });

export const runBus = modification({
  kind: 'runBus',
  help: ['A bus takes the children of a unit to a school', '开通校车接送某单元学生'],
  schema,
  resolve({ problem }, { unit, school }, tell) {
    tellUnknownUnit(problem, unit, tell);
    tellUnknownSchool(problem, school, tell);
  },
  apply(draft, bus) {
    const buses = draft.options.buses.filter(
      ({ unit, school }) => unit !== bus.unit || school !== bus.school,
    );
    return { ...draft, options: { ...draft.options, buses: [...buses, bus] } };
  },
});
