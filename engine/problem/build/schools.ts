import type { ComplaintList } from '../complaints/list.ts';
import type { School, Tier } from '../problem.ts';
import { STOCKS, type StockId } from '../tables/schools.ts';
import type { Places } from './places.ts';
import type { Rows } from './rows.ts';
import { type StageLayout, stageIndex } from './stages.ts';

export function schoolsOf(
  places: Places,
  anchor: Int32Array,
  township: Int32Array,
  layout: StageLayout,
  complaints: ComplaintList,
): School[] {
  const { rows, lon, lat } = places;
  return Array.from({ length: rows.count }, (_, s): School => {
    checkCapacity(rows, s, complaints);
    const id = rows.text('id', s) ?? '';
    const stages = rows.list('stages', s) ?? [];
    return {
      id,
      name: rows.text('name', s) ?? id,
      nameEn: rows.text('nameEn', s),
      stages: layout.stages.flatMap((stage, k) => (stages.includes(stage.id) ? [k] : [])),
      senior: stages.includes('senior'),
      status: statusOf(rows, s),
      lon: lon[s]!,
      lat: lat[s]!,
      unit: anchor[s]!,
      township: township[s]!,
      tier: rows.text('tier', s) as Tier | null,
      cluster: rows.text('cluster', s),
      ownership: (rows.text('ownership', s) ?? 'public') as School['ownership'],
      classrooms: rows.number('classrooms', s),
      seats: rows.number('seats', s),
      maxClassrooms: rows.number('maxClassrooms', s),
      combinedClasses: rows.flag('combinedClasses', s) ?? false,
      // Unsafe is what somebody found unsafe; a table without the column finds nothing.
      safe: rows.flag('safe', s) ?? true,
      protected: rows.flag('protected', s) ?? false,
      boardingPlaces: rows.number('boardingPlaces', s) ?? 0,
      staffQuota: rows.number('staffQuota', s),
      stocks: Object.fromEntries(STOCKS.map(([stock]) => [stock, rows.number(stock, s)])) as Record<
        StockId,
        number | null
      >,
      fixedCost: rows.number('fixedCost', s),
      runningCost: rows.number('runningCost', s),
      expansionCost: rows.number('expansionCost', s),
    };
  });
}

export function statusOf(rows: Rows, s: number): School['status'] {
  return rows.text('status', s) === 'candidate' ? 'candidate' : 'existing';
}

/** Whether the school teaches a stage, by its index among the stages of the county. */
export function teaches(schools: Rows, s: number, layout: StageLayout, stage: number): boolean {
  return (schools.list('stages', s) ?? []).some((id) => stageIndex(layout, id) === stage);
}

/** A place without capacity can take nobody: an existing school has rooms or seats, a site may have a maximum only. */
function checkCapacity(rows: Rows, s: number, complaints: ComplaintList): void {
  const columns = ['classrooms', 'seats', 'maxClassrooms'];
  if (columns.some((column) => rows.faulty(column, s))) return;
  const [classrooms, seats, maximum] = columns.map((column) => rows.number(column, s));
  const some = (classrooms ?? 0) > 0 || (seats ?? 0) > 0;
  const at = rows.at(s, 'classrooms');
  if (statusOf(rows, s) === 'existing') {
    if (!some) complaints.add('school-without-capacity', at, {});
  } else if (!some && (maximum ?? 0) === 0) complaints.add('site-without-capacity', at, {});
  if (classrooms != null && maximum != null && classrooms > maximum) {
    complaints.add('classrooms-above-maximum', rows.at(s, 'maxClassrooms'), { classrooms });
  }
}
