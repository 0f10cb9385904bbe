import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure, Goal } from '../harness/figure.ts';
import type { Suite } from '../harness/suite.ts';

const script = fileURLToPath(new URL('../cli-start.ts', import.meta.url));

/** By the beginning of a line of `cli-start.ts`. */
const known: readonly (readonly [start: string, id: string, unit: string, goal: Goal])[] = [
  ['dispatch --version', 'version', '× node -e 0', { is: 'at most', value: 1.3 }],
  ['dispatch validate, 100 tasks', 'validate', '× node -e 0', { is: 'at most', value: 4 }],
  ['dispatch run, 5 instant', 'run', '× node -e 0', { is: 'at most', value: 5 }],
  ['dispatch run, 5 x 500', 'cold-5', 'times as fast', { is: 'at least', value: 4.1 }],
  ['dispatch run, 10 x 500', 'cold-10', 'times as fast', { is: 'at least', value: 8 }],
];

/** The command from start to exit, as `cli-start.ts` tells it. */
export const command: Suite = {
  name: 'command',
  *measure({ smoke }) {
    const rounds = smoke ? '1' : (process.env['ROUNDS'] ?? '15');
    const ran = spawnSync(process.execPath, ['--no-warnings', script], {
      encoding: 'utf8',
      env: { ...process.env, ROUNDS: rounds },
    });
    if (ran.status !== 0) throw new Error(`cli-start.ts ended with ${ran.status}: ${ran.stderr}`);
    for (const [start, ...about] of known) {
      const line = ran.stdout.split('\n').find((one) => one.startsWith(start));
      yield figureOf(line ?? `${start}: `, about);
    }
  },
};

function figureOf(
  line: string,
  [id, unit, goal]: readonly [id: string, unit: string, goal: Goal],
): Figure {
  const [what = '', rest = ''] = line.split(/: (.*)/s);
  const value = Number.parseFloat(rest);
  if (Number.isNaN(value)) throw new Error(`cli-start.ts no longer tells a number for ${what}.`);
  return { id: `command.${id}`, what, value, unit, goal, note: /\((.*)\)/.exec(rest)?.[1] ?? '' };
}
