import { countyRow, type ExchangeModel, POST_FOLLOWS, SHARED } from './model.ts';

/** Columns of a program that change an entry of the state, and by how much. */
export interface Effects {
  readonly columns: number[];
  readonly values: number[];
}

/** What each arc (by its position) adds to which entry of the state. */
export function touchedEntries(model: ExchangeModel, arcs: Int32Array): ReadonlyMap<number, Effects> {
  const touched = new Map<number, Effects>();
  const add = (row: number, d: number, column: number, value: number) => {
    const entry = row * model.width + d;
    let held = touched.get(entry);
    if (!held) {
      held = { columns: [], values: [] };
      touched.set(entry, held);
    }
    held.columns.push(column);
    held.values.push(value);
  };
  for (const [j, a] of arcs.entries()) eachEffect(model, a, (row, d, amount) => add(row, d, j, amount));
  return touched;
}

/** Calls `visit` for every entry of the state that the arc changes. */
export function eachEffect(
  model: ExchangeModel,
  a: number,
  visit: (row: number, d: number, amount: number) => void,
): void {
  const t = model.arcTeacher[a]!;
  const to = model.arcSchool[a]!;
  const first = model.arcYear[a]!;
  const shared = (model.arcFlags[a]! & SHARED) !== 0;
  const home = model.homeVector[t]!;
  const leaves = shared ? model.half[home]! : home;
  const arrives = shared ? model.half[model.arcVector[a]!]! : model.arcVector[a]!;
  const { vectorStart, vectorDim, vectorAmount } = model;
  for (let y = first; y < model.years; y++) {
    const from = y * model.schools + model.basePlace[t * model.years + y]!;
    const there = y * model.schools + to;
    for (let i = vectorStart[leaves]!; i < vectorStart[leaves + 1]!; i++) {
      visit(from, vectorDim[i]!, -vectorAmount[i]!);
    }
    for (let i = vectorStart[arrives]!; i < vectorStart[arrives + 1]!; i++) {
      visit(there, vectorDim[i]!, vectorAmount[i]!);
    }
    if ((model.arcFlags[a]! & POST_FOLLOWS) !== 0 && model.posts >= 0) {
      visit(from, model.posts, -1);
      visit(there, model.posts, 1);
    }
  }
  if (shared) return;
  const from = first * model.schools + model.basePlace[t * model.years + first]!;
  if (model.out >= 0) visit(from, model.out, 1);
  if (model.in >= 0) visit(first * model.schools + to, model.in, 1);
  if (model.movers >= 0) visit(countyRow(model, first), model.movers, 1);
  if (model.backboneMovers >= 0) visit(countyRow(model, first), model.backboneMovers, model.moverAmount[t]!);
}
