import { QueryClient } from '@tanstack/react-query';
import { RequestError } from './request.ts';

/** One cache for the whole page. Refusals are answers and not asked for again; a silent server is, a few times. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && error instanceof RequestError && error.status === 0,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
