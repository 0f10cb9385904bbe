import { quote } from '../facts/quote.ts';
import type { Collector } from './collector.ts';

/** How the test command ended on a copy of the project. */
export const tests: Collector = {
  name: 'tests',
  depths: ['deep'],
  collect: ({ baseline }) => {
    if (!baseline.ran) {
      return Promise.resolve({ facts: [], missing: [{ what: 'tests', reason: baseline.reason }] });
    }
    const { argv, trial } = baseline;
    const { exitCode, stopped, output } = trial;
    const command = `\`${quote(argv.join(' '), 100)}\``;
    const ended =
      exitCode === null ? `did not end: ${stopped}` : `ended with exit code ${exitCode}`;
    const fact = {
      kind: 'test_run',
      exitCode,
      summary: `on a copy of the project, ${command} ${ended}`,
      file: null,
      line: null,
      detail: output.trim().slice(-2_000) || null,
    } as const;
    const missing = stopped === null ? [] : [{ what: 'tests', reason: `${command}: ${stopped}` }];
    return Promise.resolve({ facts: [fact], missing });
  },
};
