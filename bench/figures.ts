import * as transport from './suites/transport.ts';
import * as travel from './suites/travel.ts';

/** Single measurements beside the suites: no instances with known values, but ratios to other programs on made-up ones. */
export interface Figures {
  readonly name: string;
  /** The measured lines. */
  readonly run: () => Promise<string>;
}

export const FIGURES: readonly Figures[] = [
  {
    name: 'transport',
    run: async () =>
      transport.describeTransport(transport.FULL_SIZE, await transport.benchTransport(transport.FULL_SIZE)),
  },
  {
    name: 'travel',
    run: async () => travel.describeTravel(travel.FULL_SIZE, travel.benchTravel(travel.FULL_SIZE)),
  },
];
