import { classesOf } from './classes-of-item.ts';
import type { HelpingColumn, LoadGoal } from './load-goal.ts';
import type { Objective } from './objective.ts';

/**
 * Crowding and under-use: classrooms by which schools are fuller than the policy calls crowded, or emptier than it calls
 * under-used, counted in full classes (pupils ⁄ cap), so that every pupil counts and not only the one who opens a class.
 */
export const crowding: Objective = {
  id: 'crowding',
  unit: 'classrooms',
  pairCost: () => () => 0,
  load: {
    binds: ({ crowding: { rooms, from, below } }) =>
      (from < Infinity || below > 0) && rooms.some((room) => !Number.isNaN(room)),
    cost({ crowding: form }, load, at, school) {
      const rooms = form.rooms[school]!;
      if (Number.isNaN(rooms)) return 0;
      let full = form.fixed[school]!;
      const own = school * form.columns;
      for (let c = 0; c < form.columns; c++) full += load[at + c]! * form.share[own + c]!;
      const over = form.from === Infinity ? 0 : Math.max(0, full - form.from * rooms);
      return over + Math.max(0, form.below * rooms - full);
    },
    pupil: ({ crowding: { share } }) => share.reduce((most, one) => Math.max(most, one), 0),
    lower: (task, { builder, candidates, columnOf, itemOf }, weight) => {
      const { crowding: form } = task;
      const columns: HelpingColumn[] = [];
      const bySchool = Map.groupBy(candidates, (c) => task.zoneSchool[task.candidateZone[c]!]!);
      for (const [school, own] of bySchool) {
        const rooms = form.rooms[school]!;
        if (Number.isNaN(rooms)) continue;
        const fixed = form.fixed[school]!;
        const over = form.from === Infinity ? null : { bound: fixed - form.from * rooms, sign: -1 };
        const under = form.below > 0 ? { bound: form.below * rooms - fixed, sign: 1 } : null;
        for (const side of [over, under]) {
          if (side === null) continue;
          const column = builder.column({ cost: weight });
          // beyond ≥ full − from · rooms, or ≥ below · rooms − full
          const row = builder.row(side.bound, Infinity);
          builder.entry(row, column, 1);
          for (const c of own)
            builder.entry(row, columnOf[c]!, side.sign * classesOf(task, school, c, itemOf[c]!));
          columns.push({ column, value: 1 });
        }
      }
      return columns;
    },
  } satisfies LoadGoal,
};
