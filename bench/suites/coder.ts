import { runProbe } from '../harness/run-probe.ts';
import type { Suite } from '../harness/suite.ts';

/** What a node costs that is generated without a model. */
export const coder: Suite = {
  name: 'coder',
  *measure({ smoke }) {
    const { wallMs } = runProbe('generate-node', { rounds: smoke ? 1 : 9 }) as {
      readonly wallMs: readonly (readonly number[])[];
    };
    yield {
      id: 'coder.generate-node',
      what: 'A node from its contract to its files, warm, slowest contract',
      value: Math.max(...wallMs.map((times) => Math.min(...times))),
      unit: 'ms',
      goal: { is: 'at most', value: 150 },
      note: `formatted, not type-checked; ${wallMs.length} contracts, the best of ${wallMs[0]?.length ?? 0} rounds each`,
    };
  },
};
