import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../data/api.ts';
import type { CountyParts } from '../map/use-county.ts';
import type { Moved } from './Changes.tsx';
import type { Together } from './together.ts';
import { IN_FORCE, type Side } from './use-sides.ts';

/** School of each unit, -1 for none, by side; undefined until it is known. */
export function useZones(
  sides: readonly Side[],
  { map }: CountyParts,
  stage: number,
): readonly (Int32Array | undefined)[] {
  const answers = useQueries({
    queries: sides.map(({ id }) => ({
      queryKey: ['readAssignment', { params: { run: id } }],
      enabled: id !== IN_FORCE,
      staleTime: Number.POSITIVE_INFINITY,
      structuralSharing: false,
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.call('readAssignment', { params: { run: id } }, signal),
    })),
    combine: (all) => all.map(({ data }) => data),
  });
  return useMemo(
    () =>
      sides.map(({ id }, i) =>
        id === IN_FORCE
          ? map.zonesInForce?.[stage]
          : answers[i]?.stages.find((one) => one.id === map.stages[stage]!.id)?.school,
      ),
    [sides, answers, map, stage],
  );
}

export function changesOf(
  moved: readonly Moved[],
  ids: readonly string[],
  stage: string,
): ReadonlyMap<number, number | null> {
  const at = new Map(ids.map((id, u) => [id, u]));
  return new Map(
    moved.flatMap(({ stage: own, unit, change }) => {
      const index = at.get(unit);
      return own === stage && index !== undefined ? [[index, change] as const] : [];
    }),
  );
}

export function chosenUnits(selected: string | null, ids: readonly string[]): ReadonlySet<number> | null {
  const unit = selected?.startsWith('unit:') ? ids.indexOf(selected.slice('unit:'.length)) : -1;
  return unit < 0 ? null : new Set([unit]);
}

export function flyTo(selected: string | null, data: CountyParts['map'], together: Together): void {
  if (selected?.startsWith('unit:')) {
    const unit = data.units.ids.indexOf(selected.slice('unit:'.length));
    if (unit >= 0) together.flyTo(data.units.lon[unit]!, data.units.lat[unit]!);
  }
  if (selected?.startsWith('school:')) {
    const school = data.schools.find(({ id }) => id === selected.slice('school:'.length));
    if (school) together.flyTo(school.lon, school.lat);
  }
}
