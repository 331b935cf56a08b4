import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import { type GeoJSONSource, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { MapData } from '../../shared/map.ts';
import type { Language } from '../i18n/text.ts';
import { admittedHosts, type Basemap } from '../state/basemap.ts';
import type { Theme } from '../state/settings.ts';
import { MAP_COLOURS, type MapColours, rgbaOf } from '../theme/map-colours.ts';
import { placeNames, type SchoolMark, schoolFeatures, streetFeatures, unitNames } from './features.ts';
import type { Geometry } from './geometry.ts';
import { UnitIndex } from './picking.ts';
import { addSchoolIcons, dropSchoolIcons } from './school-icons.ts';
import { BEFORE_BORDERS, BEFORE_UNITS, styleOf } from './style.ts';
import { type UnitInk, UnitLayer, type UnitLook } from './unit-layer.ts';

/** A worker has the policy that its own script came with, and that is kept for ever: other hosts, another address. */
function admitWorker(): void {
  const hosts = admittedHosts();
  setWorkerUrl(hosts.length === 0 ? workerUrl : `${workerUrl}?hosts=${encodeURIComponent(hosts.join(' '))}`);
}

/** Where a map looks: as the address has it, `zoom/lat/lon`. */
export interface View {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
}

export interface CountyMapOptions {
  readonly map: MapData;
  readonly geometry: Geometry;
  readonly look: UnitLook;
  readonly theme: Theme;
  readonly language: Language;
  readonly label: string;
  readonly view: View | null;
  /** Drawn under the units, which let it shine through. */
  readonly basemap: Basemap;
  /** Whom the basemap is owed to; null: it cannot be had. */
  readonly onCredit: (credit: string | null) => void;
}

/** Unit names are asked for from this zoom on. */
const UNIT_NAMES_FROM = 13;
const PADDING = 28;
/** Legend and tools lie over the left of a wide map. */
const LEFT_WHEN_WIDE = 236;
const WIDE = 820;
const PHONE = 480;
/** Tools stand beside a map of middling width, and above it, with the search, on a phone. */
const TOOLS = 76;
const TOOLS_ABOVE = 108;
const PADDING_ON_PHONE = 20;
const FLIGHT_MS = 700;
/** Opacity of units over a basemap: both can be read. */
const OVER_BASEMAP = 0.55;

/** Layers that a reader may switch off, by the name of the switch. */
export const LAYER_GROUPS = {
  streets: /^(?:road|rail)/,
  water: /^water$/,
  schools: /^schools$/,
  schoolNames: /^school-names$/,
  places: /^(?:townships|unit-names)$/,
} as const;
export type LayerGroup = keyof typeof LAYER_GROUPS;

/** One map of one county. It draws what it is told and knows nothing of plans. */
export class CountyMap {
  readonly map: MapLibreMap;
  readonly units: UnitLayer;
  readonly index: UnitIndex;
  readonly data: MapData;
  readonly geometry: Geometry;
  /** When the first picture with units stands. */
  readonly drawn: Promise<void>;
  #theme: Theme;
  #language: Language;
  #schools: readonly SchoolMark[] = [];
  #hasUnitNames = false;
  readonly #hidden = new Set<LayerGroup>();

  constructor(container: HTMLElement, options: CountyMapOptions) {
    const { map: data, geometry, look, theme, language, label, view } = options;
    admitWorker();
    this.data = data;
    this.geometry = geometry;
    this.#theme = theme;
    this.#language = language;
    this.index = new UnitIndex(geometry);
    this.units = new UnitLayer(geometry, inkOf(this.colours), look);
    const [west, south, east, north] = geometry.bounds;
    this.map = new MapLibreMap({
      container,
      style: styleOf(this.colours, (south + north) / 2),
      ...(view
        ? { center: [view.lon, view.lat], zoom: view.zoom }
        : {
            bounds: geometry.bounds as [number, number, number, number],
            fitBoundsOptions: { padding: paddingOf(container) },
          }),
      minZoom: 3,
      maxZoom: 19,
      maxBounds: [
        west - (east - west) * 2,
        south - (north - south) * 2,
        east + (east - west) * 2,
        north + (north - south) * 2,
      ],
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      keyboard: true,
      renderWorldCopies: false,
      locale: { 'Map.Title': label },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    addSchoolIcons(this.map, () => this.colours);
    Object.defineProperty(container, 'countyMap', { value: this, configurable: true });
    this.drawn = new Promise((resolve) => {
      this.map.once('style.load', () => {
        this.#addUnits();
        if (options.basemap.kind !== 'none') void this.#addBasemap(options);
        this.#fill();
        // The first picture with units comes before names and streets, which are cut into tiles elsewhere.
        this.map.once('render', () => {
          container.dataset.ready = 'units';
          resolve();
          this.#addStreets();
          this.map.once('idle', () => {
            container.dataset.ready = 'all';
          });
        });
      });
    });
    this.map.on('zoomend', () => this.#wantUnitNames());
  }

  get colours(): MapColours {
    return MAP_COLOURS[this.#theme];
  }

  /** Takes the map away; it cannot be used any more. */
  remove(): void {
    this.map.remove();
  }

  showSchools(schools: readonly SchoolMark[]): void {
    this.#schools = schools;
    this.#source('schools')?.setData(schoolFeatures(this.data, schools, this.#language));
  }

  /** Lines and points over the map: flows, the way of a household, the shape being drawn. */
  showOverlay(features: GeoJSON.Feature[]): void {
    this.#source('overlay')?.setData({ type: 'FeatureCollection', features });
  }

  showLayers(group: LayerGroup, on: boolean): void {
    if (on) this.#hidden.delete(group);
    else this.#hidden.add(group);
    this.#applyHidden();
  }

  setTheme(theme: Theme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.units.recolour(inkOf(this.colours));
    dropSchoolIcons(this.map);
    const [, south, , north] = this.geometry.bounds;
    // Only colours differ, so MapLibre changes these and keeps the data; units stay where they are.
    for (const layer of styleOf(this.colours, (south + north) / 2).layers) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) {
        this.map.setPaintProperty(layer.id, name as never, value as never);
      }
    }
    this.showSchools(this.#schools);
  }

  setLanguage(language: Language, label: string): void {
    this.#language = language;
    this.map.getCanvas().setAttribute('aria-label', label);
    this.#source('places')?.setData(placeNames(this.data, language));
    this.showSchools(this.#schools);
    if (this.#hasUnitNames) this.#source('units')?.setData(unitNames(this.data, language));
  }

  fit(bounds: readonly [number, number, number, number] = this.geometry.bounds, maxZoom = 15): void {
    this.map.fitBounds(bounds as [number, number, number, number], {
      padding: paddingOf(this.map.getContainer()),
      maxZoom,
      ...flight(),
    });
  }

  flyTo(lon: number, lat: number, zoom = 14): void {
    this.map.easeTo({ center: [lon, lat], zoom: Math.max(zoom, this.map.getZoom()), ...flight() });
  }

  view(): View {
    const { lng, lat } = this.map.getCenter();
    return { zoom: this.map.getZoom(), lat, lon: lng };
  }

  /** The picture as it stands, as a PNG. */
  picture(): Promise<Blob> {
    return new Promise((resolve, reject) => {
      this.map.once('render', () => {
        this.map
          .getCanvas()
          .toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture.'))), 'image/png');
      });
      this.map.triggerRepaint();
    });
  }

  #source(id: string): GeoJSONSource | undefined {
    return this.map.getSource(id) as GeoJSONSource | undefined;
  }

  #addUnits(): void {
    const [ground, borders] = this.units.layers();
    this.map.addLayer(ground, BEFORE_UNITS);
    this.map.addLayer(borders, BEFORE_BORDERS);
  }

  /** Loaded for those who have chosen one. */
  async #addBasemap({ basemap, onCredit }: CountyMapOptions): Promise<void> {
    try {
      const { addBasemap } = await import('./basemap.ts');
      this.units.fade(OVER_BASEMAP);
      await addBasemap(this.map, basemap, { before: 'water', colours: this.colours, onCredit });
    } catch {
      this.units.fade(1);
      onCredit(null);
    }
  }

  #fill(): void {
    this.#source('places')?.setData(placeNames(this.data, this.#language));
    this.showSchools(this.#schools);
    this.#applyHidden();
    this.#wantUnitNames();
  }

  #addStreets(): void {
    const { streets } = this.data;
    if (streets) this.#source('streets')?.setData(streetFeatures(streets));
  }

  #wantUnitNames(): void {
    if (this.#hasUnitNames || this.map.getZoom() < UNIT_NAMES_FROM) return;
    this.#hasUnitNames = true;
    this.#source('units')?.setData(unitNames(this.data, this.#language));
  }

  #applyHidden(): void {
    for (const id of this.map.getLayersOrder()) {
      const group = (Object.keys(LAYER_GROUPS) as LayerGroup[]).find((name) => LAYER_GROUPS[name].test(id));
      if (group) this.map.setLayoutProperty(id, 'visibility', this.#hidden.has(group) ? 'none' : 'visible');
    }
  }
}

/** Leaves free what other things lie over: legend and tools on the left of a wide map, above on a phone. */
function paddingOf(container: HTMLElement) {
  const { clientWidth } = container;
  const sides = { top: PADDING, bottom: PADDING, right: PADDING, left: PADDING };
  if (clientWidth > WIDE) return { ...sides, left: LEFT_WHEN_WIDE };
  if (!container.parentElement?.querySelector('.plan-tools')) return sides;
  return clientWidth > PHONE
    ? { ...sides, left: TOOLS }
    : { ...sides, top: TOOLS_ABOVE, right: PADDING_ON_PHONE };
}

/** Who asked for stillness gets a jump. */
function flight(): { readonly duration: number } {
  return { duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : FLIGHT_MS };
}

function inkOf(colours: MapColours): UnitInk {
  return {
    ink: rgbaOf(colours.ink),
    bad: rgbaOf(colours.bad),
    chosen: rgbaOf(colours.chosen),
    unitLine: colours.unitLine,
    zoneLine: colours.zoneLine,
    countyLine: colours.countyLine,
  };
}
