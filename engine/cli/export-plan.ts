import { csvBytes } from '../../datasets/writers/csv.ts';
import { geoPackageBytes } from '../../datasets/writers/geopackage.ts';
import type { FileToWrite } from '../../datasets/writers/index.ts';
import type { LayerToWrite } from '../../datasets/writers/layer.ts';
import { shapefile } from '../../datasets/writers/shapefile.ts';
import { xlsxBytes } from '../../datasets/writers/xlsx.ts';
import { placementOfPlan } from '../indicators/index.ts';
import type { Plan } from '../plan/index.ts';
import type { ZoningPolicy } from '../policy/index.ts';
import { headerIn, type Language, type Problem, type RawCell, tableNamed } from '../problem/index.ts';
import { type GeoJson, plainTable, planGeoJson, schoolTable, unitTable } from '../report/index.ts';
import { pairIndex, type TravelTable } from '../travel/index.ts';
import { NONE, SECONDS_PER_MINUTE } from '../units.ts';

export const PLAN_FORMATS = ['geojson', 'shapefile', 'geopackage', 'csv', 'xlsx', 'travel'] as const;
export type PlanFormat = (typeof PLAN_FORMATS)[number];

/** A plan in the files of other tools: layers of zones, units and schools, or tables. */
export async function planFiles(
  { problem, policy, travel }: Facts,
  plan: Plan,
  format: PlanFormat,
  language: Language,
): Promise<FileToWrite[]> {
  if (format === 'travel') return [travelFile({ problem, travel }, language)];
  const assignment = assignmentTable(problem, plan, language);
  if (format === 'csv')
    return [{ name: 'assignment.csv', bytes: csvBytes(assignment.header, assignment.rows) }];
  const placed = placementOfPlan(problem, policy, travel, plan);
  if (format === 'xlsx') {
    const tables = [schoolTable(placed), unitTable(placed, plan.exceptions)].map((table) =>
      plainTable(table, language),
    );
    const bytes = await xlsxBytes([
      { name: language === 'zh' ? '学区划分' : 'zones', ...assignment },
      ...tables.map(({ formats, ...table }) => ({
        ...table,
        name: table.name.slice(0, 31),
        print: { formats },
      })),
    ]);
    return [{ name: 'plan.xlsx', bytes }];
  }
  const geojson = planGeoJson(placed);
  if (format === 'geojson')
    return [{ name: 'plan.geojson', bytes: new TextEncoder().encode(`${JSON.stringify(geojson)}\n`) }];
  const layers = layersOf(geojson);
  if (format === 'geopackage') return [{ name: 'plan.gpkg', bytes: geoPackageBytes(layers) }];
  return layers.flatMap((layer) => shapefile(layer).files);
}

interface Facts {
  readonly problem: Problem;
  readonly policy: ZoningPolicy;
  readonly travel: TravelTable;
}

/** `zones.csv` of a dataset: stage, unit, school; what redistricting tools read and write too. */
function assignmentTable(
  problem: Facts['problem'],
  plan: Plan,
  language: Language,
): { header: string[]; rows: RawCell[][] } {
  const zones = tableNamed('zones');
  const stageWord = (id: string) =>
    language === 'zh'
      ? (zones.fields.find(({ name }) => name === 'stage')?.choices?.find(({ value }) => value === id)
          ?.zh[0] ?? id)
      : id;
  const rows = Object.entries(plan.assignment).flatMap(([stage, schools]) =>
    problem.units.ids.flatMap((unit): RawCell[][] => {
      const school = Object.hasOwn(schools, unit) ? schools[unit] : undefined;
      return school === undefined || school === null ? [] : [[stageWord(stage), unit, school]];
    }),
  );
  return { header: ['stage', 'unit', 'school'].map((name) => headerIn(zones, name, language)), rows };
}

/** `travel.csv` of a dataset: minutes of the reference walker and metres of every pair within reach. */
export function travelFile(
  { problem, travel }: { problem: Facts['problem']; travel: TravelTable },
  language: Language,
): FileToWrite {
  const rows: RawCell[][] = [];
  problem.units.ids.forEach((unit, u) => {
    problem.schools.forEach((school, s) => {
      const pair = pairIndex(travel, u, s);
      if (pair === NONE) return;
      const meters = travel.meters[pair]!;
      rows.push([
        unit,
        school.id,
        travel.seconds[pair]! / SECONDS_PER_MINUTE,
        Number.isFinite(meters) ? meters : null,
      ]);
    });
  });
  const definition = tableNamed('travel');
  const header = definition.fields.slice(0, 4).map(({ name }) => headerIn(definition, name, language));
  return { name: 'travel.csv', bytes: csvBytes(header, rows) };
}

/** One layer for each kind of feature, with the columns that its features have. */
function layersOf({ features }: GeoJson): LayerToWrite[] {
  const kinds = [...new Set(features.map(({ properties }) => String(properties.kind)))];
  return kinds.flatMap((kind): LayerToWrite[] => {
    const own = features.filter(({ properties }) => properties.kind === kind);
    const fields = [...new Set(own.flatMap(({ properties }) => Object.keys(properties)))].filter(
      (field) => field !== 'kind',
    );
    // A layer holds one kind of shape: units without a polygon go beside the others as points.
    return (['MultiPolygon', 'Point'] as const).flatMap((type) => {
      const rows = own.filter(({ geometry }) => geometry.type === type);
      if (rows.length === 0) return [];
      return {
        name: `${kind}s${type === 'Point' && rows.length < own.length ? '_points' : ''}`,
        fields,
        features: rows.map(({ properties, geometry }) => ({
          cells: fields.map((field) => properties[field] ?? null),
          shape:
            geometry.type === 'Point'
              ? { kind: 'point' as const, point: geometry.coordinates }
              : { kind: 'area' as const, polygons: geometry.coordinates },
        })),
      };
    });
  });
}
