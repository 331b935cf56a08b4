import type { Run, ScenarioRecord } from '../../shared/index.ts';
import { api } from '../data/api.ts';
import { queryClient } from '../data/query-client.ts';
import { takeOver } from './edit.ts';
import { zonesOf } from './open.ts';
import { ended, judge, saveScenario } from './save.ts';
import { plan } from './store.ts';

/** What a solver may change. */
export type Freedom = 'around' | 'rest' | 'repair';

interface Lock {
  readonly stage: string;
  readonly unit: string;
  readonly school: string;
}

/** How the server mends given zones; solving around locks is no mending. */
const MENDING = { around: null, rest: 'finish', repair: 'repair' } as const;

/** The units that are locked on the map, each with the school that it has. */
export function locksOf(): Lock[] {
  const { data, zones, locks, planned, now } = plan();
  if (!data) return [];
  return planned.flatMap((stage) =>
    [...(zones[stage]?.entries() ?? [])].flatMap(([unit, school]): Lock[] => {
      if (school < 0 || locks[stage]![unit] !== 1 || now?.schools[school]?.open === false) return [];
      return [
        {
          stage: data.stages[stage]!.id,
          unit: data.units.ids[unit]!,
          school: data.schools[school]!.id,
        },
      ];
    }),
  );
}

export interface Solving {
  readonly scenario: ScenarioRecord;
  readonly freedom: Freedom;
  readonly seconds: number;
  readonly name: string;
  /** The run once it is asked for, and each time it is looked at. */
  readonly tell: (run: Run) => void;
}

/** How solving ended: units that moved, a run without a plan, or a scenario that somebody changed in between. */
export type Solved =
  | { readonly kind: 'moved'; readonly units: number }
  | { readonly kind: 'none'; readonly run: Run }
  | { readonly kind: 'conflict'; readonly theirs: ScenarioRecord };

/** Solves again from the zones as they stand, around what must stay, and takes the answer over as one step that can be undone. */
export async function solveAgain({ scenario, freedom, seconds, name, tell }: Solving): Promise<Solved> {
  const saved = await saveScenario(scenario);
  if ('theirs' in saved) return { kind: 'conflict', theirs: saved.theirs };
  const mend = MENDING[freedom];
  const untouched = plan().history.done.length === 0;
  // What is to be mended must be known to the server, today's zones too.
  const known = untouched ? basisRun() : null;
  const from = known ?? (untouched && mend === null ? null : (await judge(saved, name)).id);
  const asked = await api.call('startRun', {
    body: {
      scenario: saved.id,
      seconds,
      locks: locksOf(),
      ...(from ? { from } : {}),
      ...(mend ? { mend } : {}),
    },
  });
  tell(asked);
  const run = await ended(asked.id, tell);
  void queryClient.invalidateQueries({ queryKey: ['runs'] });
  if (!run.files.some(({ name: file }) => file === 'plan.json')) return { kind: 'none', run };
  const assignment = await zonesOf(plan().data!, { kind: 'run', run: run.id });
  return { kind: 'moved', units: takeOver(assignment) };
}

function basisRun(): string | null {
  const { basis } = plan();
  return basis.kind === 'run' ? basis.run : null;
}
