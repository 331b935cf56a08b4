import type { Box } from '../../../engine/problem/geometry/polygon.ts';
import {
  addPoint,
  addRelation,
  addWay,
  type Found,
  isArea,
  isInside,
  isWanted,
  type Relation,
} from './collect.ts';
import type { OsmCounts, OsmExtract } from './extracted.ts';
import { IdCollector, NodeTable } from './node-table.ts';
import type { ElementType, OsmSource, Tags } from './osm.ts';
import { blocks } from './walkable.ts';

export interface ExtractOptions {
  /** Only what comes into this box; everything if left out. */
  readonly within?: Box | null;
  /** Only the borders of municipalities and districts. */
  readonly only?: 'borders';
  readonly onProgress?: (share: number) => void;
}

/**
 * What planning needs of an OpenStreetMap file: streets on which people walk, schools, buildings, named places, addresses,
 * borders of municipalities. Four passes: relations, ways (which nodes are needed), nodes, ways again; so only the places of
 * needed nodes and the result itself are in memory. Throws `Damage`.
 */
export function extractOsm(source: OsmSource, options: ExtractOptions = {}): OsmExtract {
  const { within = null, only, onProgress } = options;
  const progress = (pass: number) => (share: number) => onProgress?.((pass + share) / 4);
  const counts: OsmCounts = {
    nodes: 0,
    ways: 0,
    relations: 0,
    highways: 0,
    schools: 0,
    kindergartens: 0,
    buildings: 0,
    addresses: 0,
    places: 0,
  };
  const relations: Relation[] = [];
  const parts = new Map<number, readonly number[]>();
  source.scan(
    {
      relation(id, members, tags) {
        counts.relations++;
        if (!tags) return;
        count(counts, tags, 'relation');
        if (!isArea(tags) || (only && tags.get('boundary') !== 'administrative')) return;
        const ways = members.filter(({ type }) => type === 'way');
        relations.push({ id, ways, tags });
        for (const { ref } of ways) parts.set(ref, []);
      },
    },
    progress(0),
  );
  const needed = new IdCollector();
  source.scan(
    {
      way(id, refs, tags) {
        counts.ways++;
        if (tags) count(counts, tags, 'way');
        if (parts.has(id)) parts.set(id, refs.slice());
        else if (only || !tags || !isWanted(tags)) return;
        for (const ref of refs) needed.add(ref);
      },
    },
    progress(1),
  );
  const table = new NodeTable(needed.distinct());
  const found: Found = {
    streets: [],
    barriers: [],
    schools: [],
    buildings: [],
    places: [],
    addresses: [],
    areas: [],
    refused: { forbidden: 0, private: 0 },
    blockedNodes: new Set(),
    incompleteWays: 0,
    streetPoints: 0,
    tooMany: false,
  };
  source.scan(
    {
      node(id, lon, lat, tags) {
        counts.nodes++;
        table.set(id, lon, lat);
        if (!tags) return;
        count(counts, tags, 'node');
        if (blocks(tags)) found.blockedNodes.add(id);
        if (isInside(within, lon, lat)) addPoint(found, `node/${id}`, lon, lat, tags, null);
      },
    },
    progress(2),
  );
  if (!only)
    source.scan(
      { way: (id, refs, tags) => tags && addWay(found, table, within, id, refs, tags) },
      progress(3),
    );
  for (const relation of relations) addRelation(found, table, parts, within, relation);
  const { blockedNodes, streetPoints: _, ...rest } = found;
  return { ...rest, counts, blocked: blockedNodes.size, box: within };
}

/** As other tools count: highways are ways, places are points, buildings are drawn. */
function count(counts: OsmCounts, tags: Tags, type: ElementType): void {
  if (type === 'way' && tags.has('highway')) counts.highways++;
  if (type !== 'node' && tags.has('building')) counts.buildings++;
  if (tags.has('addr:housenumber')) counts.addresses++;
  if (type === 'node' && tags.has('place')) counts.places++;
  const amenity = tags.get('amenity');
  if (amenity === 'school') counts.schools++;
  if (amenity === 'kindergarten') counts.kindergartens++;
}
