import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { MapData, StreetRanks } from '../../shared/map.ts';
import type { Language } from '../i18n/text.ts';
import { placeNames, type SchoolMark, schoolFeatures, unitNames } from './features.ts';
import type { UnitIndex } from './picking.ts';
import { ALL_STREETS_FROM, UNIT_NAMES_FROM } from './style.ts';

const NOTHING: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/** What MapLibre itself draws: schools, streets, names and what lies over them; no more of it than the view needs. */
export class MapSources {
  readonly #map: MapLibreMap;
  readonly #data: MapData;
  readonly #streets: (ranks: StreetRanks) => Promise<string | null>;
  #language: Language;
  #schools: readonly SchoolMark[] = [];
  #ranks: StreetRanks | null = null;
  #named = false;

  constructor(
    map: MapLibreMap,
    data: MapData,
    streets: (ranks: StreetRanks) => Promise<string | null>,
    language: Language,
  ) {
    this.#map = map;
    this.#data = data;
    this.#streets = streets;
    this.#language = language;
  }

  schools(schools: readonly SchoolMark[] = this.#schools): void {
    this.#schools = schools;
    this.#source('schools')?.setData(schoolFeatures(this.#data, schools, this.#language));
  }

  places(): void {
    this.#source('places')?.setData(placeNames(this.#data, this.#language));
  }

  overlay(features: GeoJSON.Feature[]): void {
    this.#source('overlay')?.setData({ ...NOTHING, features });
  }

  speak(language: Language, index: UnitIndex): void {
    this.#language = language;
    this.places();
    this.schools();
    this.unitNames(index);
  }

  /** Streets that are seen at this zoom; settles when they are on their way to the map. */
  async streets(): Promise<void> {
    const wanted = this.#map.getZoom() < ALL_STREETS_FROM ? 'main' : 'all';
    if (this.#ranks === wanted || this.#ranks === 'all') return;
    this.#ranks = wanted;
    const address = await this.#streets(wanted);
    // Meanwhile somebody may have come nearer.
    if (address !== null && this.#ranks === wanted) this.#source('streets')?.setData(address);
  }

  /** Names of the units in view, where they are near enough to be read. */
  unitNames(index: UnitIndex): void {
    const near = this.#map.getZoom() >= UNIT_NAMES_FROM;
    if (!near && !this.#named) return;
    this.#named = near;
    const bounds = this.#map.getBounds();
    const units = near
      ? index.inBox(
          index.spotOf(bounds.getWest(), bounds.getSouth()),
          index.spotOf(bounds.getEast(), bounds.getNorth()),
        )
      : [];
    this.#source('units')?.setData(unitNames(this.#data, units, this.#language));
  }

  #source(id: string): GeoJSONSource | undefined {
    return this.#map.getSource(id) as GeoJSONSource | undefined;
  }
}
