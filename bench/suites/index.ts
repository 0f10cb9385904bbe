import type { Suite } from '../harness/suite.ts';
import { barrierEngines } from './barrier-engines.ts';
import { coder } from './coder.ts';
import { command } from './command.ts';
import { firstRun } from './first-run.ts';
import { governor } from './governor.ts';
import { mixedDurations } from './mixed-durations.ts';
import { plans } from './plans.ts';
import { resume } from './resume.ts';
import { scheduling } from './scheduling.ts';
import { speedUp } from './speed-up.ts';
import { tools } from './tools.ts';
import { traces } from './traces.ts';

/** In the order they run. */
export const suites: readonly Suite[] = [
  firstRun,
  scheduling,
  barrierEngines,
  speedUp,
  mixedDurations,
  command,
  traces,
  resume,
  plans,
  coder,
  tools,
  governor,
];
