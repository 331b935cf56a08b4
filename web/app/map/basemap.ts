import {
  addProtocol,
  type LayerSpecification,
  type Map as MapLibreMap,
  type SourceSpecification,
  type StyleSpecification,
} from 'maplibre-gl';
import { FileSource, PMTiles, Protocol, TileType } from 'pmtiles';
import { type Basemap, readMapFile, TIANDITU_HOSTS } from '../state/basemap.ts';
import type { MapColours } from '../theme/map-colours.ts';

/** Sources and layers of the basemap begin with this. */
export const BASE = 'basemap';

/** What lies under the units: whose it is, and layers to be drawn from the bottom up. */
interface Underlay {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

const archives = new Protocol();
addProtocol('pmtiles', archives.tile);

/**
 * Draws a basemap before the layer `before`. Rejects where its description cannot be read. `onCredit` hears whom it is owed to, as
 * plain text, and null when a tile could not be had.
 */
export async function addBasemap(
  map: MapLibreMap,
  choice: Basemap,
  {
    before,
    colours,
    onCredit,
  }: { before: string; colours: MapColours; onCredit: (credit: string | null) => void },
): Promise<void> {
  const { sources, layers } = await underlayOf(choice, colours);
  let lost = false;
  // With a listener MapLibre leaves errors to it; those of others go where they would have gone.
  map.on('error', (event) => {
    const { error, sourceId } = event as unknown as { error: Error; sourceId?: string };
    if (sourceId?.startsWith(BASE)) {
      lost = true;
      onCredit(null);
    } else reportError(error);
  });
  for (const [id, source] of Object.entries(sources)) map.addSource(id, source);
  for (const layer of layers) map.addLayer(layer, before);
  const told = (id: string) => (map.getSource(id) as { attribution?: string } | undefined)?.attribution ?? '';
  const say = () => {
    if (!lost) onCredit(plain([...new Set(Object.keys(sources).map(told))].join(' ')));
  };
  say();
  // Some sources learn it from a description of their own.
  map.once('idle', say);
}

function underlayOf(choice: Basemap, colours: MapColours): Promise<Underlay> | Underlay {
  if (choice.kind === 'style') return fromStyle(choice.url);
  if (choice.kind === 'pmtiles') return fromArchive(new PMTiles(choice.url), colours);
  if (choice.kind === 'file') return fromFile(colours);
  if (choice.kind === 'tianditu') return tianditu(choice.key, choice.imagery);
  return { sources: {}, layers: [] };
}

async function fromFile(colours: MapColours): Promise<Underlay> {
  const file = await readMapFile();
  if (!file) throw new Error('This browser keeps no map file.');
  return fromArchive(new PMTiles(new FileSource(file)), colours);
}

/** Another style's sources and layers under names of their own; names and signs are left to the map of the county. */
async function fromStyle(url: string): Promise<Underlay> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const style = (await answer.json()) as StyleSpecification;
  const named = (id: string) => `${BASE}-${id}`;
  return {
    sources: Object.fromEntries(Object.entries(style.sources).map(([id, source]) => [named(id), source])),
    layers: style.layers
      .filter(({ type }) => type !== 'symbol' && type !== 'background')
      .map((layer) => ({
        ...layer,
        id: named(layer.id),
        ...('source' in layer && typeof layer.source === 'string' ? { source: named(layer.source) } : {}),
      })) as LayerSpecification[],
  };
}

const RASTER = { id: BASE, type: 'raster', source: BASE } as const;

async function fromArchive(archive: PMTiles, colours: MapColours): Promise<Underlay> {
  archives.add(archive);
  const header = await archive.getHeader();
  const url = `pmtiles://${archive.source.getKey()}`;
  if (header.tileType !== TileType.Mvt) {
    return { sources: { [BASE]: { type: 'raster', url, tileSize: 256 } }, layers: [RASTER] };
  }
  const metadata = (await archive.getMetadata()) as { vector_layers?: readonly { id: string }[] } | null;
  const ids = (metadata?.vector_layers ?? []).map(({ id }) => id);
  return { sources: { [BASE]: { type: 'vector', url } }, layers: plainLayers(ids, colours) };
}

/** How layers of the usual schemas (Protomaps, OpenMapTiles, Shortbread) are drawn, from the bottom up. */
const LOOKS = [
  { names: /^(?:earth|land)$/, type: 'fill', colour: 'land' },
  { names: /land(?:use|cover)|park|forest|natural|sites/, type: 'fill', colour: 'beyond' },
  { names: /^(?:water|ocean|water_polygons)$/, type: 'fill', colour: 'water' },
  { names: /waterway|water_lines/, type: 'line', colour: 'water' },
  { names: /building/, type: 'fill', colour: 'roadCase' },
  { names: /road|street|transport|highway/, type: 'line', colour: 'roadCase' },
  { names: /bound/, type: 'line', colour: 'rail' },
] as const;

function plainLayers(ids: readonly string[], colours: MapColours): LayerSpecification[] {
  return LOOKS.flatMap(({ names, type, colour }) =>
    ids
      .filter((id) => names.test(id) && !/label|point|names/.test(id))
      .map((id): LayerSpecification => {
        const shared = { id: `${BASE}-${id}-${type}`, source: BASE, 'source-layer': id } as const;
        return type === 'fill'
          ? { ...shared, type, paint: { 'fill-color': colours[colour] } }
          : { ...shared, type, paint: { 'line-color': colours[colour], 'line-width': 1.2 } };
      }),
  );
}

const TIANDITU_ZOOM = 18;

/** 天地图: ground and its names, with the reader's own key. */
function tianditu(key: string, imagery: boolean): Underlay {
  const source = (layer: string): SourceSpecification => ({
    type: 'raster',
    tileSize: 256,
    maxzoom: TIANDITU_ZOOM,
    attribution: '天地图',
    tiles: TIANDITU_HOSTS.map(
      (host) =>
        `${host}/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default` +
        `&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`,
    ),
  });
  const names = `${BASE}-names`;
  return {
    sources: { [BASE]: source(imagery ? 'img' : 'vec'), [names]: source(imagery ? 'cia' : 'cva') },
    layers: [RASTER, { id: names, type: 'raster', source: names }],
  };
}

/** Credits are foreign HTML; only their words are shown. */
function plain(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent?.trim() ?? '';
}
