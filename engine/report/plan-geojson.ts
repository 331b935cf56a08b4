import { type Placement, pupilsOfUnit, zoneMembers } from '../indicators/index.ts';
import type { MultiPolygon, Problem } from '../problem/index.ts';
import { NONE, type StageIndex, type UnitIndex } from '../units.ts';
import { dissolve } from './dissolve.ts';

export interface GeoJsonFeature {
  readonly type: 'Feature';
  readonly geometry:
    | { readonly type: 'MultiPolygon'; readonly coordinates: MultiPolygon }
    | { readonly type: 'Point'; readonly coordinates: readonly [lon: number, lat: number] };
  readonly properties: Readonly<Record<string, string | number | null>>;
}

export interface GeoJson {
  readonly type: 'FeatureCollection';
  readonly features: readonly GeoJsonFeature[];
}

/**
 * A placement for any map program (RFC 7946, WGS 84). Features carry `kind`: `zone` (one a school and stage, outlines
 * dissolved; only where every unit of the zone has a polygon), `unit` (polygon where known, else point, with the school of
 * each stage) and `school` (point).
 */
export function planGeoJson(placed: Placement): GeoJson {
  const { problem } = placed;
  const features: GeoJsonFeature[] = [];
  placed.assignment.forEach((schoolOf, k) => {
    if (schoolOf) features.push(...zoneFeatures(placed, k));
  });
  for (let u = 0; u < problem.units.count; u++) features.push(unitFeature(placed, u));
  problem.schools.forEach((school) => {
    features.push({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [school.lon, school.lat] },
      properties: {
        kind: 'school',
        id: school.id,
        name: school.name,
        nameEn: school.nameEn,
        stages: school.stages.map((k) => problem.stages[k]!.id).join(';'),
        status: school.status,
        tier: school.tier,
      },
    });
  });
  return { type: 'FeatureCollection', features };
}

function zoneFeatures(placed: Placement, stage: StageIndex): readonly GeoJsonFeature[] {
  const { problem } = placed;
  const demand = placed.demand[stage]!;
  return zoneMembers(placed, stage).flatMap((members, s): GeoJsonFeature[] => {
    const shapes = members.flatMap((u) => problem.units.polygons?.[u] ?? []);
    const whole = members.every((u) => problem.units.polygons?.[u]);
    if (members.length === 0 || !whole) return [];
    const pupils = members.reduce((sum, unit) => sum + pupilsOfUnit(demand, unit), 0);
    const school = problem.schools[s]!;
    return [
      {
        type: 'Feature',
        geometry: { type: 'MultiPolygon', coordinates: dissolve([shapes]) },
        properties: {
          kind: 'zone',
          stage: problem.stages[stage]!.id,
          school: school.id,
          name: school.name,
          nameEn: school.nameEn,
          units: members.length,
          pupils,
        },
      },
    ];
  });
}

function unitFeature(placed: Placement, unit: UnitIndex): GeoJsonFeature {
  const { problem } = placed;
  const { units } = problem;
  const polygon = units.polygons?.[unit];
  const properties: Record<string, string | number | null> = {
    kind: 'unit',
    id: units.ids[unit]!,
    name: units.names[unit]!,
    nameEn: units.namesEn[unit]!,
    township: units.township[unit] === NONE ? null : problem.townships[units.township[unit]!]!,
  };
  placed.assignment.forEach((schoolOf, k) => {
    const stage = problem.stages[k]!.id;
    if (!schoolOf) return;
    properties[`school_${stage}`] = idOf(problem, schoolOf[unit]!);
    properties[`before_${stage}`] = idOf(problem, problem.zonesInForce?.[k]?.[unit] ?? NONE);
    properties[`pupils_${stage}`] = pupilsOfUnit(placed.demand[k]!, unit);
  });
  return {
    type: 'Feature',
    geometry: polygon
      ? { type: 'MultiPolygon', coordinates: polygon }
      : { type: 'Point', coordinates: [units.lon[unit]!, units.lat[unit]!] },
    properties,
  };
}

function idOf(problem: Problem, school: number): string | null {
  return school === NONE ? null : problem.schools[school]!.id;
}
