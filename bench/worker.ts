import type { RunOrder, RunOutcome } from './suite.ts';
import { SUITES } from './suites/index.ts';

/** The child process of one run: order in by message, outcome and its own use of the machine back. */
export interface WorkerReply {
  readonly outcome: RunOutcome;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

process.once('message', async (message: { suite: string; order: RunOrder }) => {
  const suite = SUITES.find((one) => one.name === message.suite)!;
  const outcome = await suite.run(message.order);
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const reply: WorkerReply = {
    outcome,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMegabytes: maxRSS / 1024,
  };
  process.send?.(reply, () => process.exit(0));
});
