import { timed } from '../state/timing.ts';
import type { Change, Scenario } from '../worker/protocol.ts';
import { draftKey, dropDraft, writeDraft } from './drafts.ts';
import { merged, type Step, stepBack, stepForward, withStep, type ZonePatch } from './history.ts';
import { sameScenario } from './modifications.ts';
import { plan, setPlan } from './store.ts';

/** What a stroke has given away so far; one step when it ends. */
let stroke: ZonePatch[] | null = null;
let version = 0;

/** Gives units of the present stage to a school (-1: to none). Locked ones stay. Returns how many went. */
export function give(units: readonly number[], school: number, why: 'hand' | 'run' = 'hand'): number {
  const { stage, zones, locks } = plan();
  const zone = zones[stage];
  if (!zone) return 0;
  const going = units.filter(
    (unit) => zone[unit] !== school && (locks[stage]?.[unit] !== 1 || why === 'run'),
  );
  if (going.length === 0) return 0;
  const patch: ZonePatch = {
    stage,
    units: Int32Array.from(going),
    before: Int32Array.from(going, (unit) => zone[unit]!),
    after: new Int32Array(going.length).fill(school),
  };
  applyPatches([patch]);
  if (stroke) stroke.push(patch);
  else remember({ kind: 'zones', why, patches: [patch] });
  return going.length;
}

export function beginStroke(): void {
  stroke = [];
}

/** Ends a stroke: one step in the history. */
export function endStroke(): void {
  const patches = merged(stroke ?? []);
  stroke = null;
  if (patches.length > 0) remember({ kind: 'zones', why: 'hand', patches });
}

/** Takes back what the stroke has done so far. */
export function dropStroke(): void {
  const patches = merged(stroke ?? []);
  stroke = null;
  if (patches.length > 0)
    applyPatches(patches.map((patch) => ({ ...patch, before: patch.after, after: patch.before })));
}

/** Takes over whole zones, as one step: the answer of a run. Returns how many units went. */
export function takeOver(assignment: readonly (Int32Array | null)[]): number {
  const { zones } = plan();
  const patches = zones.flatMap((zone, stage): ZonePatch[] => {
    const next = assignment[stage];
    if (!zone || !next) return [];
    const units = [...zone.keys()].filter((unit) => zone[unit] !== next[unit]);
    if (units.length === 0) return [];
    return [
      {
        stage,
        units: Int32Array.from(units),
        before: Int32Array.from(units, (unit) => zone[unit]!),
        after: Int32Array.from(units, (unit) => next[unit]!),
      },
    ];
  });
  if (patches.length === 0) return 0;
  applyPatches(patches);
  remember({ kind: 'zones', why: 'run', patches });
  return patches.reduce((sum, { units }) => sum + units.length, 0);
}

/** Locks or unlocks units of the present stage, as one step. */
export function lock(units: readonly number[], on: boolean): void {
  const { stage, locks } = plan();
  const own = locks[stage];
  if (!own) return;
  const changing = units.filter((unit) => own[unit] !== Number(on));
  if (changing.length === 0) return;
  const step: Step = {
    kind: 'locks',
    stage,
    units: Int32Array.from(changing),
    before: Uint8Array.from(changing, (unit) => own[unit]!),
    after: new Uint8Array(changing.length).fill(Number(on)),
  };
  apply(step);
  remember(step);
}

/** Changes what the scenario says of schools and limits, as one step. */
export function changeScenario(after: Scenario): void {
  const before = plan().content;
  if (sameScenario(before, after)) return;
  const step: Step = { kind: 'scenario', before, after };
  apply(step);
  remember(step);
}

export function undo(): Step | null {
  const back = stepBack(plan().history);
  if (!back) return null;
  setPlan({ history: back.history });
  apply(back.step);
  keep();
  return back.step;
}

export function redo(): Step | null {
  const next = stepForward(plan().history);
  if (!next) return null;
  setPlan({ history: next.history });
  apply(next.step);
  keep();
  return next.step;
}

/** Opens the plan in the engine as it stands now; `fresh` also makes it what differences are counted from. */
export async function reopen(fresh: boolean): Promise<void> {
  const { engine, content, zones, viewYear } = plan();
  if (!engine) return;
  version++;
  const answer = await engine.open(content, zones, viewYear);
  if (answer.kind === 'refused') {
    setPlan({ complaints: answer.complaints });
    return;
  }
  const { planned, limits, snapshot, years, planYear, year, unitPupils } = answer;
  setPlan({
    planned,
    limits,
    years,
    planYear,
    unitPupils,
    // A year that the scenario no longer knows is left.
    ...(viewYear !== null && year !== viewYear ? { viewYear: null } : {}),
    complaints: [],
    now: snapshot,
    ...(fresh || plan().start === null ? { start: snapshot } : {}),
    ...(planned.includes(plan().stage) ? {} : { stage: planned[0] ?? 0 }),
  });
}

function apply(step: Step): void {
  if (step.kind === 'zones') applyPatches(step.patches);
  else if (step.kind === 'locks') {
    const own = plan().locks[step.stage]!;
    step.units.forEach((unit, i) => {
      own[unit] = step.after[i]!;
    });
    setPlan({ revision: plan().revision + 1 });
  } else {
    setPlan({ content: step.after });
    void reopen(false);
  }
}

function applyPatches(patches: readonly ZonePatch[]): void {
  timed('give', () => applyNow(patches));
}

function applyNow(patches: readonly ZonePatch[]): void {
  const { zones, engine, revision } = plan();
  for (const { stage, units, after } of patches) {
    const zone = zones[stage]!;
    for (let i = 0; i < units.length; i++) zone[units[i]!] = after[i]!;
  }
  const changes = patches.map(
    ({ stage, units, after }): Change => ({ stage, units: [...units], schools: [...after] }),
  );
  engine?.change(++version, changes);
  setPlan({ revision: revision + 1 });
}

function remember(step: Step): void {
  setPlan({ history: withStep(plan().history, step) });
  keep();
}

const KEEP_AFTER_MS = 300;
let timer = 0;

/** Writes the draft soon, and at once when the page goes away. */
function keep(): void {
  clearTimeout(timer);
  timer = window.setTimeout(keepNow, KEEP_AFTER_MS);
}

function keepNow(): void {
  clearTimeout(timer);
  timer = 0;
  const { key, basis, zones, locks, history, content, version: version_, savedContent } = plan();
  if (key === '') return;
  if (history.done.length === 0 && history.undone.length === 0 && sameScenario(content, savedContent)) {
    void dropDraft(key);
    return;
  }
  const run = basis.kind === 'run' ? basis.run : '';
  void writeDraft(key, {
    basis: run,
    zones,
    locks,
    history,
    content,
    version: version_,
    saved: Date.now(),
  }).then((kept) => {
    if (kept !== plan().keeps) setPlan({ keeps: kept });
  });
}

window.addEventListener('pagehide', () => {
  if (timer !== 0) keepNow();
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden' && timer !== 0) keepNow();
});

export { draftKey };
