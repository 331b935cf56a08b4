import type { RawCell } from '../../engine/problem/index.ts';

export interface Feature {
  readonly row: number;
  readonly id: RawCell;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly type: string | null;
  readonly coordinates: unknown;
}

/** The features of a collection; null where it is none. */
export function featuresOf(value: unknown): Feature[] | null {
  if (!isRecord(value) || value.type !== 'FeatureCollection' || !Array.isArray(value.features)) return null;
  return value.features.map((feature: unknown, i) => featureOf(feature, i + 1));
}

export function featureOf(feature: unknown, row: number): Feature {
  const record = isRecord(feature) ? feature : {};
  const geometry = isRecord(record.geometry) ? record.geometry : {};
  return {
    row,
    id: asCell(record.id),
    properties: isRecord(record.properties) ? record.properties : {},
    type: typeof geometry.type === 'string' ? geometry.type : null,
    coordinates: geometry.coordinates,
  };
}

export function asCell(value: unknown): RawCell {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
