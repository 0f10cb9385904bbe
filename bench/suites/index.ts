import type { Suite } from '../harness/suite.ts';
import { barrierEngines } from './barrier-engines.ts';
import { firstRun } from './first-run.ts';
import { mixedDurations } from './mixed-durations.ts';
import { scheduling } from './scheduling.ts';
import { speedUp } from './speed-up.ts';

/** In the order they run. */
export const suites: readonly Suite[] = [
  firstRun,
  scheduling,
  barrierEngines,
  speedUp,
  mixedDurations,
];
