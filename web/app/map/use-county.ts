import { useQuery } from '@tanstack/react-query';
import type { Dataset } from '../../shared/index.ts';
import type { MapData, StreetRanks } from '../../shared/map.ts';
import { api } from '../data/api.ts';
import { RequestError } from '../data/request.ts';
import type { Geometry } from './geometry.ts';
import type { DrawnCounty, GeometryAnswer, GeometryQuestion } from './geometry.worker.ts';

/** What a map begins with, and what it asks for later. */
export interface CountyParts extends Omit<DrawnCounty, 'answered'> {
  /** Outlines as they are known; null where `geometry` holds them already. Asked for once. */
  readonly fine: (() => Promise<Geometry>) | null;
  /** An address of GeoJSON within the page; null where no streets are known. Asked for once. */
  readonly streets: (ranks: StreetRanks) => Promise<string | null>;
}

/** The map of a dataset, prepared for drawing in a worker, once a visit. */
export function useCounty(dataset: Dataset | null) {
  return useQuery({
    queryKey: ['county', dataset?.hash],
    enabled: dataset !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    queryFn: () => loadCounty(dataset!),
    // A county is megabytes of arrays: comparing them with the last ones field by field would take long.
    structuralSharing: false,
  });
}

async function loadCounty({ id, hash }: Dataset): Promise<CountyParts> {
  const params = { dataset: id };
  const outlines = (detail: 'overview' | 'full') =>
    whole(api.url('readOutlines', { params, query: { detail, v: hash } }));
  const map = whole(api.url('readMap', { params, query: { v: hash } }));
  const answer = await asked({ kind: 'county', map, outlines: outlines('overview') });
  if (!('county' in answer)) throw new Error('The worker answered something else.');
  const { answered, ...county } = answer.county;
  const startTime = Math.max(0, answered - performance.timeOrigin);
  performance.mark('junheng:map-answered', { startTime });
  return {
    ...county,
    fine: county.tolerance === 0 ? null : once(() => fineOf(county.map, outlines('full'))),
    streets: onceEach((ranks) =>
      streetsOf(whole(api.url('readStreets', { params, query: { ranks, v: hash } }))),
    ),
  };
}

/** A county that is not stored yet. Rejects with a `RequestError`. */
export async function draftParts(packed: string): Promise<CountyParts> {
  const answer = await asked({ kind: 'draft', packed });
  if (!('county' in answer)) throw new Error('The worker answered something else.');
  const { county, streets } = answer;
  const address = streets ? URL.createObjectURL(streets) : null;
  return { ...county, fine: null, streets: () => Promise.resolve(address) };
}

async function fineOf({ units: { lon, lat } }: MapData, outlines: string): Promise<Geometry> {
  const answer = await asked({ kind: 'outlines', outlines, lon, lat });
  if ('geometry' in answer) return answer.geometry;
  throw new Error('The worker answered something else.');
}

async function streetsOf(streets: string): Promise<string | null> {
  const answer = await asked({ kind: 'streets', streets });
  if ('county' in answer || !('streets' in answer)) throw new Error('The worker answered something else.');
  return answer.streets && URL.createObjectURL(answer.streets);
}

/** Each question has a worker of its own, which ends with the answer: what it held goes with it. */
function asked(question: GeometryQuestion): Promise<Exclude<GeometryAnswer, { error: string }>> {
  const worker = new Worker(new URL('./geometry.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Exclude<GeometryAnswer, { error: string }>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<GeometryAnswer>) => {
      if ('error' in data) reject(new RequestError(data.status, MAP_FAILED, data.error));
      else resolve(data);
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}

/** Workers know no page that an address could begin with. */
function whole(url: string): string {
  return new URL(url, location.href).href;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  const only = onceEach<null, T>(make);
  return () => only(null);
}

/** What fails is asked for anew the next time. */
function onceEach<K, T>(make: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const known = new Map<K, Promise<T>>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    value.catch(() => known.delete(key));
    return value;
  };
}

const MAP_FAILED = {
  zh: '地图数据无法载入；请稍后重试。',
  en: 'The map cannot be loaded; try again in a moment.',
};
