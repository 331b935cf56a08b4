import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createClient, type EndpointId, type Reply, type Request } from '../../shared/client.ts';

/** Every route of the server with its types. */
export const api = createClient();

interface Asking<T> {
  /** Milliseconds until it is asked for again, or false. */
  readonly again?: (known: T | undefined) => number | false;
  /** Shows the last answer while the next one comes. */
  readonly keep?: boolean;
  /** What never changes need not be asked for twice. */
  readonly forever?: boolean;
}

/** Reads an endpoint and keeps the answer; `null` as request waits until there is something to ask. Invalidate by `[id]`. */
export function useApi<const Id extends EndpointId>(
  id: Id,
  request: Request<Id> | null,
  { again, keep, forever }: Asking<Reply<Id>> = {},
) {
  return useQuery({
    queryKey: [id, request],
    enabled: request !== null,
    queryFn: ({ signal }) => api.call(id, request!, signal),
    ...(again
      ? { refetchInterval: ({ state }: { state: { data: Reply<Id> | undefined } }) => again(state.data) }
      : {}),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...(forever ? { staleTime: Number.POSITIVE_INFINITY } : {}),
  });
}
