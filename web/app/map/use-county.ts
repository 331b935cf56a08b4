import { useQuery } from '@tanstack/react-query';
import type { Dataset } from '../../shared/index.ts';
import { api } from '../data/api.ts';
import { RequestError } from '../data/request.ts';
import type { Asked, CountyParts, GeometryAnswer } from './geometry.worker.ts';

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
  const url = api.url('readMap', { params: { dataset: id }, query: { v: hash } });
  const parts = await countyParts({ url: new URL(url, location.href).href });
  performance.mark('junheng:map-answered', {
    startTime: Math.max(0, parts.answered - performance.timeOrigin),
  });
  return parts;
}

/** A map prepared for drawing in a worker. Rejects with a `RequestError`. */
export function countyParts(asked: Asked): Promise<CountyParts> {
  const worker = new Worker(new URL('./geometry.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<CountyParts>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<GeometryAnswer>) => {
      if ('parts' in data) resolve(data.parts);
      else reject(new RequestError(data.status, MAP_FAILED, data.error));
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(asked);
  }).finally(() => worker.terminate());
}

const MAP_FAILED = {
  zh: '地图数据无法载入；请稍后重试。',
  en: 'The map cannot be loaded; try again in a moment.',
};
