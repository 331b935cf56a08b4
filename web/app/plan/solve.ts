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

/**
 * Units that must stay: locked ones always; all that have a school, when only the rest is to be placed; all outside of zones with
 * problems and the zones that touch them, when these are to be repaired.
 */
export function locksFor(freedom: Freedom): Lock[] {
  const { data, zones, locks, planned, now } = plan();
  if (!data) return [];
  const found: Lock[] = [];
  for (const stage of planned) {
    const zone = zones[stage];
    if (!zone) continue;
    const loose = freedom === 'repair' ? troubledZones(stage) : null;
    zone.forEach((school, unit) => {
      if (school < 0 || now?.schools[school]?.open === false) return;
      const stays = locks[stage]![unit] === 1 || freedom === 'rest' || (loose !== null && !loose.has(school));
      if (stays) {
        found.push({
          stage: data.stages[stage]!.id,
          unit: data.units.ids[unit]!,
          school: data.schools[school]!.id,
        });
      }
    });
  }
  return found;
}

/** Schools whose zones have a problem, and those next to them. */
function troubledZones(stage: number): Set<number> {
  const { data, zones, now } = plan();
  const zone = zones[stage]!;
  const id = data!.stages[stage]!.id;
  const core = new Set<number>();
  const bare = new Set<number>();
  for (const breach of now?.breaches ?? []) {
    if (breach.stage !== null && breach.stage !== id) continue;
    if (breach.school >= 0) core.add(breach.school);
    for (const unit of breach.units) {
      if (zone[unit]! >= 0) core.add(zone[unit]!);
      else bare.add(unit);
    }
  }
  const { start, neighbour } = data!.adjacency;
  const wide = new Set(core);
  for (let u = 0; u < zone.length; u++) {
    const touched = bare.has(u) || core.has(zone[u]!);
    if (!touched) continue;
    for (let i = start[u]!; i < start[u + 1]!; i++) {
      const there = zone[neighbour[i]!]!;
      if (there >= 0) wide.add(there);
    }
  }
  return wide;
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
  const locks = locksFor(freedom);
  const from = plan().history.done.length === 0 ? basisRun() : (await judge(saved, name)).id;
  const asked = await api.call('startRun', {
    body: { scenario: saved.id, seconds, locks, ...(from ? { from } : {}) },
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
