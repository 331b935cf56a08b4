import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { MapData } from '../../shared/map.ts';
import type { Language } from '../i18n/text.ts';
import { admittedHosts, type Basemap } from '../state/basemap.ts';
import type { Theme } from '../state/settings.ts';
import { MAP_COLOURS, type MapColours, rgbaOf } from '../theme/map-colours.ts';
import { around, type Bounds, flight, paddingOf, type View, zoomOfPixel } from './camera.ts';
import type { SchoolMark } from './features.ts';
import type { Geometry } from './geometry.ts';
import { UnitIndex } from './picking.ts';
import { addSchoolIcons, dropSchoolIcons } from './school-icons.ts';
import { MapSources } from './sources.ts';
import { BEFORE_BORDERS, BEFORE_UNITS, styleOf } from './style.ts';
import { UnitLayer } from './unit-layer.ts';
import type { UnitInk, UnitLook } from './unit-look.ts';
import type { CountyParts } from './use-county.ts';

/** A worker has the policy that its own script came with, and that is kept for ever: other hosts, another address. */
function admitWorker(): void {
  const hosts = admittedHosts();
  setWorkerUrl(hosts.length === 0 ? workerUrl : `${workerUrl}?hosts=${encodeURIComponent(hosts.join(' '))}`);
}

export interface CountyMapOptions {
  readonly parts: CountyParts;
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

/** Fine outlines are asked for where the coarse ones are off by so many pixels. */
const PIXELS_OFF = 1.2;
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
  readonly data: MapData;
  /** When the first picture with units stands. */
  readonly drawn: Promise<void>;
  readonly #sources: MapSources;
  readonly #hidden = new Set<LayerGroup>();
  #geometry: Geometry;
  #index: UnitIndex;
  #theme: Theme;
  /** Asks for finer outlines; null where there are none, or they were asked for. */
  #fine: CountyParts['fine'];
  readonly #fineFrom: number;
  #removed = false;

  constructor(container: HTMLElement, options: CountyMapOptions) {
    const { parts, look, theme, language, label, view } = options;
    const { map: data, geometry, tolerance } = parts;
    admitWorker();
    this.data = data;
    this.#geometry = geometry;
    this.#theme = theme;
    this.#index = new UnitIndex(geometry);
    this.units = new UnitLayer(geometry, inkOf(this.colours), look);
    const lat = this.#middle();
    this.#fine = parts.fine;
    this.#fineFrom = zoomOfPixel(tolerance / PIXELS_OFF, lat);
    this.map = new MapLibreMap({
      container,
      style: styleOf(this.colours, lat),
      ...(view
        ? { center: [view.lon, view.lat], zoom: view.zoom }
        : {
            bounds: geometry.bounds as [number, number, number, number],
            fitBoundsOptions: { padding: paddingOf(container) },
          }),
      minZoom: 3,
      maxZoom: 19,
      maxBounds: around(geometry.bounds),
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
    this.#sources = new MapSources(this.map, data, parts.streets, language);
    addSchoolIcons(this.map, () => this.colours);
    Object.defineProperty(container, 'countyMap', { value: this, configurable: true });
    this.drawn = new Promise((resolve) => {
      this.map.once('style.load', () => {
        this.#addUnits();
        if (options.basemap.kind !== 'none') void this.#addBasemap(options);
        this.#sources.places();
        this.#sources.schools();
        this.#applyHidden();
        // The first picture with units comes before streets, which are cut into tiles elsewhere.
        this.map.once('render', () => {
          container.dataset.ready = 'units';
          performance.mark('junheng:map-drawn');
          resolve();
          void this.#sources
            .streets()
            .catch(() => {})
            .then(() => {
              if (this.#removed) return;
              this.map.once('idle', () => {
                container.dataset.ready = 'all';
              });
              this.map.triggerRepaint();
            });
          this.#follow();
        });
      });
    });
  }

  /** Finds units by place. */
  get index(): UnitIndex {
    return this.#index;
  }

  get colours(): MapColours {
    return MAP_COLOURS[this.#theme];
  }

  /** Takes the map away; it cannot be used any more. */
  remove(): void {
    this.#removed = true;
    this.map.remove();
  }

  showSchools(schools: readonly SchoolMark[]): void {
    this.#sources.schools(schools);
  }

  /** Lines and points over the map: flows, the way of a household, the shape being drawn. */
  showOverlay(features: GeoJSON.Feature[]): void {
    this.#sources.overlay(features);
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
    // Only colours differ, so MapLibre changes these and keeps the data; units stay where they are.
    for (const layer of styleOf(this.colours, this.#middle()).layers) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) {
        this.map.setPaintProperty(layer.id, name as never, value as never);
      }
    }
    this.#sources.schools();
  }

  setLanguage(language: Language, label: string): void {
    this.map.getCanvas().setAttribute('aria-label', label);
    this.#sources.speak(language, this.#index);
  }

  fit(bounds: Bounds = this.#geometry.bounds, maxZoom = 15): void {
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

  /** Whatever the view needs that it did not need before. */
  #follow(): void {
    const look = () => {
      // What does not come now is asked for again with the next movement.
      void this.#sources.streets().catch(() => {});
      this.#sources.unitNames(this.#index);
      if (this.#fine && this.map.getZoom() >= this.#fineFrom) void this.#refine(this.#fine);
    };
    this.map.on('moveend', look);
    look();
  }

  async #refine(ask: () => Promise<Geometry>): Promise<void> {
    this.#fine = null;
    try {
      const geometry = await ask();
      if (this.#removed) return;
      this.#geometry = geometry;
      this.#index = new UnitIndex(geometry);
      this.units.reshape(geometry);
      this.map.getContainer().dataset.outlines = 'fine';
    } catch {
      this.#fine = ask;
    }
  }

  /** Latitude of the county's middle. */
  #middle(): number {
    return (this.#geometry.bounds[1] + this.#geometry.bounds[3]) / 2;
  }

  #applyHidden(): void {
    for (const id of this.map.getLayersOrder()) {
      const group = (Object.keys(LAYER_GROUPS) as LayerGroup[]).find((name) => LAYER_GROUPS[name].test(id));
      if (group) this.map.setLayoutProperty(id, 'visibility', this.#hidden.has(group) ? 'none' : 'visible');
    }
  }
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
