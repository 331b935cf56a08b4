import { loadavg } from 'node:os';
import { commitOf, machineOf } from './machine.ts';
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
      stamped(
        transport.describeTransport(transport.FULL_SIZE, await transport.benchTransport(transport.FULL_SIZE)),
      ),
  },
  {
    name: 'travel',
    run: async () => stamped(travel.describeTravel(travel.FULL_SIZE, travel.benchTravel(travel.FULL_SIZE))),
  },
];

/** With what was measured, on what, and how busy that was with other work: CPU seconds grow a little with it too. */
function stamped(lines: string): string {
  const load = loadavg()[1]!.toFixed(1);
  return `commit ${commitOf()}, ${machineOf()}, load ${load} over five minutes\n${lines}`;
}
