import type { Box } from '../../../engine/problem/geometry/polygon.ts';
import type { Known } from '../crs/index.ts';
import { mappingOf } from '../mapping.ts';
import type { Raster } from '../raster/raster.ts';
import { type Layer, withoutEmptyShapes } from '../vector/layer.ts';
import { placeCells } from './cell-codes.ts';
import { extentOf } from './crs-question.ts';
import { asNumber, columnOf, type Draft } from './draft.ts';
import { takeHeights } from './heights.ts';
import { purposeOf, takeLayer } from './layers.ts';
import { locateLayer, locateTables } from './locate.ts';
import { measureDistances } from './measure-distances.ts';
import { placeByNeighbours } from './neighbours.ts';
import { type OsmFile, takeOsm } from './osm.ts';
import { residentsFromGrid, unitsOfCells } from './population.ts';
import { spreadPupils } from './pupils.ts';
import { completeSchools, takeCountedSchools } from './schools.ts';
import { cleanStreets, GAP_METERS, PIECE_METERS } from './streets.ts';
import { leaveOutOthers, stageOfZones, wholeResidents } from './tidy.ts';
import { takeTownships } from './townships.ts';
import type { Weights } from './weights.ts';

/** What has to be understood together before it is a dataset. */
export interface Sources {
  readonly layers: readonly Layer[];
  readonly rasters: readonly Raster[];
  readonly osm: readonly OsmFile[];
}

/** Streets a little beyond the outermost units and schools lead around; degrees, some five kilometres. */
const MARGIN = 0.05;

/**
 * Makes a dataset of tables and of sources that are none yet: places into WGS 84, layers to their uses, OpenStreetMap and grids
 * for what is still missing, pupils, heights. What was done is told as notes, what was assumed as warnings.
 */
export function prepare(draft: Draft, sources: Sources, onProgress?: (share: number) => void): void {
  locateTables(draft);
  const layers = locateAll(draft, sources.layers);
  const given = draft.roads;
  for (const { layer, purpose } of layers) takeLayer(draft, layer, purpose);
  const drawn = draft.roads !== given;
  measureDistances(draft);
  const { heights, people } = sortRasters(draft, sources.rasters);
  for (const raster of people) {
    if (draft.mapping.units.from === 'population' || (!draft.tables.has('units') && sources.osm.length === 0))
      unitsOfCells(draft, raster);
    else residentsFromGrid(draft, raster);
  }
  placeCells(draft);
  takeCountedSchools(draft);
  let weights: Weights = {};
  for (const file of sources.osm)
    weights = { ...weights, ...takeOsm(draft, file, around(draft), onProgress) };
  addBarriers(draft);
  for (const { layer, purpose } of layers) if (purpose === 'townships') takeTownships(draft, layer);
  placeByNeighbours(draft);
  const population = wholeResidents(draft);
  spreadPupils(draft, { ...weights, ...(population && { population }) });
  completeSchools(draft);
  stageOfZones(draft);
  leaveOutOthers(draft);
  const { gapMeters, shortestPieceMeters } = draft.mapping.streets;
  cleanStreets(draft, {
    gapMeters: gapMeters ?? (drawn ? GAP_METERS : 0),
    shortestPieceMeters:
      shortestPieceMeters ?? (sources.osm.some(({ file }) => file === draft.roads?.file) ? PIECE_METERS : 0),
  });
  takeHeights(draft, heights);
}

/** Layers of rivers and the like stand with the streets that they cut and whose neighbours they part. */
function addBarriers(draft: Draft): void {
  if (draft.barriers.length === 0) return;
  const file = draft.roads?.file ?? ROADS_FILE;
  draft.roads = { file, lines: [...(draft.roads?.lines ?? []), ...draft.barriers] };
}

const ROADS_FILE = 'roads.geojson';

/** Layers whose system is told first: they say where the others must lie. */
function locateAll(draft: Draft, layers: readonly Layer[]) {
  const sorted = layers
    .filter((layer) => mappingOf(draft.mapping, layer.file).as !== 'nothing')
    .toSorted((a, b) => Number(a.crs === null) - Number(b.crs === null));
  const located: Layer[] = [];
  for (const layer of sorted) {
    const found = locateLayer(draft, withoutEmptyShapes(layer), middleOf(around(draft, located)));
    if (found) located.push(found);
  }
  return located.flatMap((layer) => {
    const purpose = purposeOf(draft, layer);
    draft.purposes.set(layer.file, purpose);
    if (purpose) return [{ layer, purpose }];
    draft.complaints.add('layer-unused', { file: layer.file }, {});
    return [];
  });
}

/** The box around what is known in WGS 84, with a margin; null where nothing is. */
function around(draft: Draft, layers: readonly Layer[] = []): Box | null {
  const points: (readonly number[])[] = [];
  for (const name of ['units', 'schools'] as const) {
    const table = draft.tables.get(name);
    const [lon, lat] = [table && columnOf(table, 'lon'), table && columnOf(table, 'lat')];
    lon?.forEach((x, i) => {
      const [a, b] = [asNumber(x), asNumber(lat?.[i])];
      if (a !== null && b !== null && Math.abs(a) <= 180 && Math.abs(b) <= 90) points.push([a, b]);
    });
  }
  for (const { unit: _, polygon } of draft.polygons?.features ?? []) points.push(...(polygon[0]?.[0] ?? []));
  for (const { features } of layers) {
    for (const { geometry } of features) {
      if (geometry?.kind === 'points') points.push(...geometry.points);
      else if (geometry?.kind === 'lines') points.push(...geometry.lines[0]!);
      else if (geometry) points.push(...geometry.polygons[0]![0]!);
    }
  }
  const extent = extentOf(points);
  return (
    extent && {
      west: extent.minX - MARGIN,
      south: extent.minY - MARGIN,
      east: extent.maxX + MARGIN,
      north: extent.maxY + MARGIN,
    }
  );
}

function middleOf(box: Box | null): Known | null {
  return box && { lon: (box.west + box.east) / 2, lat: (box.south + box.north) / 2 };
}

/** Heights or people: as the mapping says, else by the name. */
function sortRasters(draft: Draft, rasters: readonly Raster[]): { heights: Raster[]; people: Raster[] } {
  const heights: Raster[] = [];
  const people: Raster[] = [];
  for (const raster of rasters) {
    const told = mappingOf(draft.mapping, raster.file).as;
    if (told === 'nothing') continue;
    if (told === 'elevation' || (!told && /dem|srtm|elev|height|aster|hgt|高程|地形/i.test(raster.file)))
      heights.push(raster);
    else if (told === 'population' || (!told && /pop|count|人口/i.test(raster.file))) people.push(raster);
    else draft.complaints.add('grid-unclear', { file: raster.file }, {});
  }
  return { heights, people };
}
