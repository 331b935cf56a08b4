import type { StyleSpecification } from 'maplibre-gl';
import type { MapColours } from '../theme/map-colours.ts';

/** Fonts of the reader's own machine; without `glyphs` MapLibre draws them itself and asks nobody. */
export const FONTS = [
  'PingFang SC',
  'Microsoft YaHei',
  'Noto Sans CJK SC',
  'Source Han Sans SC',
  'sans-serif',
];
const BOLD = [
  'PingFang SC Semibold',
  'Microsoft YaHei Bold',
  'Noto Sans CJK SC Bold',
  'Source Han Sans SC Bold',
  'sans-serif',
];

/** Units have names from this zoom on. */
export const UNIT_NAMES_FROM = 13.4;
/** Streets that are not among the main ones are drawn from this zoom on. */
export const ALL_STREETS_FROM = 12;

type Layer = StyleSpecification['layers'][number];
const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Metres as pixels at any zoom, near a latitude. */
function metres(width: number, lat: number): Layer['paint'] extends never ? never : unknown {
  const pixelsAtZero = (width * 512) / (40_075_016 * Math.cos((lat * Math.PI) / 180));
  return ['interpolate', ['exponential', 2], ['zoom'], 0, pixelsAtZero, 22, pixelsAtZero * 2 ** 22];
}

/** Streets wide at every zoom at which they are shown, in the order of their rank. */
const ROADS = [
  { kinds: ['trunk', 'motorway', 'motorroad', 'primary'], from: 0, at10: 1.3, at16: 9 },
  { kinds: ['secondary', 'bridge'], from: 10.5, at10: 0.7, at16: 7 },
  { kinds: ['tertiary', 'unclassified', 'street', 'road'], from: ALL_STREETS_FROM, at10: 0.2, at16: 5 },
  { kinds: ['residential', 'living_street'], from: 13, at10: 0.1, at16: 4.2 },
  {
    kinds: ['service', 'alley', 'pedestrian', 'path', 'footway', 'track', 'steps', 'cycleway'],
    from: 14,
    at10: 0,
    at16: 2,
  },
];

/** Whole names of schools from this zoom on; below, what tells them apart. */
const WHOLE_NAMES_FROM = 12.2;

/** The map of the county, drawn from the dataset alone. */
export function styleOf(colours: MapColours, lat: number): StyleSpecification {
  const roads = ROADS.flatMap(({ kinds, from, at10, at16 }, rank): Layer[] => {
    const filter = ['in', ['get', 'kind'], ['literal', kinds]] as never;
    const width = (more: number) =>
      ['interpolate', ['exponential', 1.6], ['zoom'], 10, at10 + more * 0.6, 16, at16 + more * 1.6] as never;
    const shared = {
      type: 'line',
      source: 'streets',
      filter,
      minzoom: from,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
    } as const;
    return [
      {
        ...shared,
        id: `road-case-${rank}`,
        paint: { 'line-color': colours.roadCase, 'line-width': width(1), 'line-opacity': 0.7 },
      },
      { ...shared, id: `road-${rank}`, paint: { 'line-color': colours.road, 'line-width': width(0) } },
    ];
  });
  const cases = roads.filter(({ id }) => id.startsWith('road-case'));
  const surfaces = roads.filter(({ id }) => !id.startsWith('road-case'));
  return {
    version: 8,
    // Pictures of schools are made when asked for; there are no glyphs on purpose.
    sources: {
      streets: { type: 'geojson', data: EMPTY },
      places: { type: 'geojson', data: EMPTY },
      units: { type: 'geojson', data: EMPTY },
      schools: { type: 'geojson', data: EMPTY },
      overlay: { type: 'geojson', data: EMPTY },
    },
    transition: { duration: 0 },
    layers: [
      { id: 'beyond', type: 'background', paint: { 'background-color': colours.beyond } },
      {
        id: 'water',
        type: 'line',
        source: 'streets',
        filter: ['in', ['get', 'kind'], ['literal', ['river', 'water', 'canal', 'waterway']]],
        layout: { 'line-cap': 'butt', 'line-join': 'round' },
        paint: { 'line-color': colours.water, 'line-width': metres(130, lat) as never },
      },
      // Units come here, then streets, then borders.
      ...[...cases].reverse(),
      ...[...surfaces].reverse(),
      {
        id: 'rail',
        type: 'line',
        source: 'streets',
        filter: ['in', ['get', 'kind'], ['literal', ['railway', 'rail']]],
        paint: { 'line-color': colours.rail, 'line-width': 1.4, 'line-dasharray': [4, 3] },
      },
      {
        id: 'overlay-line',
        type: 'line',
        source: 'overlay',
        filter: ['==', ['geometry-type'], 'LineString'],
        layout: { 'line-cap': 'round' },
        paint: {
          'line-color': ['coalesce', ['get', 'colour'], colours.chosen],
          'line-width': ['coalesce', ['get', 'width'], 1.6],
          'line-opacity': 0.85,
        },
      },
      {
        id: 'overlay-point',
        type: 'circle',
        source: 'overlay',
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          'circle-color': ['coalesce', ['get', 'colour'], colours.chosen],
          'circle-radius': 6,
          'circle-stroke-width': 2,
          'circle-stroke-color': '#fff',
        },
      },
      {
        id: 'unit-names',
        type: 'symbol',
        source: 'units',
        minzoom: UNIT_NAMES_FROM,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': FONTS,
          'text-size': 11,
          'text-padding': 6,
          'text-max-width': 7,
        },
        paint: { 'text-color': colours.labelSoft, 'text-halo-color': colours.halo, 'text-halo-width': 1.3 },
      },
      {
        id: 'townships',
        type: 'symbol',
        source: 'places',
        maxzoom: 13.5,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': FONTS,
          'text-size': ['interpolate', ['linear'], ['zoom'], 9, 12, 12, 16],
          'text-letter-spacing': 0.16,
          'text-padding': 8,
          'symbol-sort-key': ['get', 'rank'],
        },
        paint: { 'text-color': colours.labelSoft, 'text-halo-color': colours.halo, 'text-halo-width': 1.4 },
      },
      {
        id: 'schools',
        type: 'symbol',
        source: 'schools',
        layout: {
          'icon-image': ['get', 'icon'],
          'icon-allow-overlap': true,
          'icon-ignore-placement': false,
          'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.62, 12, 0.9, 14, 1.1],
          'symbol-sort-key': ['get', 'rank'],
        },
        paint: { 'icon-opacity': ['case', ['get', 'dim'], 0.35, 1] },
      },
      {
        id: 'school-names',
        type: 'symbol',
        source: 'schools',
        layout: {
          'text-field': [
            'step',
            ['zoom'],
            ['case', ['get', 'dim'], '', ['get', 'brief']],
            WHOLE_NAMES_FROM,
            ['case', ['get', 'dim'], '', ['get', 'name']],
          ],
          'text-font': BOLD,
          'text-size': ['interpolate', ['linear'], ['zoom'], 10, 11, 14, 13],
          'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
          'text-radial-offset': 0.95,
          'text-max-width': 9,
          'text-padding': 3,
          'symbol-sort-key': ['get', 'rank'],
        },
        paint: {
          'text-color': ['case', ['get', 'over'], colours.bad, colours.label],
          'text-halo-color': colours.halo,
          'text-halo-width': 1.6,
        },
      },
    ],
  };
}

/** The layer before which units are drawn, and the one before which borders are. */
export const BEFORE_UNITS = `road-case-${ROADS.length - 1}`;
export const BEFORE_BORDERS = 'rail';
