import { classesOf } from './classes-of-item.ts';
import type { HelpingColumn, LoadGoal } from './load-goal.ts';
import type { Objective } from './objective.ts';

/**
 * Evenness of use: Σ over schools of |1 − full classes ⁄ classrooms| (with seats alone: |1 − pupils ⁄ seats|), so that no school stands half
 * empty beside a crowded one. It is the balance F₁ of the published districting instances of Loudoun County (S. Biswas and others, 2019-2022).
 */
export const evenness: Objective = {
  id: 'evenness',
  unit: 'schools',
  pairCost: () => () => 0,
  load: {
    binds: ({ crowding: { rooms } }) => rooms.some(isKnown),
    cost({ crowding: form }, load, at, school) {
      const rooms = form.rooms[school]!;
      if (!isKnown(rooms)) return 0;
      let full = form.fixed[school]!;
      const own = school * form.columns;
      for (let c = 0; c < form.columns; c++) full += load[at + c]! * form.share[own + c]!;
      return Math.abs(1 - full / rooms);
    },
    pupil({ crowding: { rooms, share, columns } }) {
      let most = 0;
      rooms.forEach((own, school) => {
        if (!isKnown(own)) return;
        for (let c = 0; c < columns; c++) most = Math.max(most, share[school * columns + c]! / own);
      });
      return most;
    },
    lower: (task, { builder, candidates, columnOf, itemOf }, weight) => {
      const { crowding: form } = task;
      const columns: HelpingColumn[] = [];
      const bySchool = Map.groupBy(candidates, (c) => task.zoneSchool[task.candidateZone[c]!]!);
      for (const [school, own] of bySchool) {
        const rooms = form.rooms[school]!;
        if (!isKnown(rooms)) continue;
        const free = 1 - form.fixed[school]! / rooms;
        const column = builder.column({ cost: weight });
        // beyond ≥ full ⁄ rooms − 1, and ≥ 1 − full ⁄ rooms
        for (const sign of [-1, 1]) {
          const row = builder.row(sign * free, Infinity);
          builder.entry(row, column, 1);
          for (const c of own)
            builder.entry(row, columnOf[c]!, (sign * classesOf(task, school, c, itemOf[c]!)) / rooms);
        }
        columns.push({ column, value: 1 });
      }
      return columns;
    },
  } satisfies LoadGoal,
};

/** A school without any classroom has no use that could be even. */
function isKnown(rooms: number): boolean {
  return rooms > 0;
}
