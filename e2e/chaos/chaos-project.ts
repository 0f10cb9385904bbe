import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlanInput } from '@parallel-dispatcher/schema';
import { seededRandom } from './random.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder with a plan of every kind of task: chains, references, maps, failures, programs, files. */
export interface ChaosProject extends Disposable {
  readonly folder: string;
  /** Each start of a task on a thread, a line. */
  readonly log: string;
  /** Each piece of work that a program was paid for, a line. */
  readonly ledger: string;
}

export function chaosProject(seed: number): ChaosProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `chaos-${seed}-`)));
  const at = (name: string): string => join(folder, name);
  cpSync(fileURLToPath(new URL('agents', import.meta.url)), at('agents'), { recursive: true });
  mkdirSync(at('node_modules/@parallel-dispatcher'), { recursive: true });
  symlinkSync(join(root, 'packages/agent'), at('node_modules/@parallel-dispatcher/agent'));
  symlinkSync(join(root, 'packages/agent/node_modules/zod'), at('node_modules/zod'));
  writeFileSync(at('package.json'), JSON.stringify({ type: 'module' }));
  const program = ['node', at('agents/ledger.mjs'), at('ledger.txt'), '${input}'];
  writeFileSync(
    at('dispatch.config.json'),
    JSON.stringify({
      agents: ['./agents/steady.js', { name: 'payer', command: { argv: program, input: 'none' } }],
      retry: { max_attempts: 2, backoff_seconds: 0.05 },
    }),
  );
  writeFileSync(at('plan.json'), JSON.stringify(planOf(seed, folder)));
  return {
    folder,
    log: at('log.txt'),
    ledger: at('ledger.txt'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function planOf(seed: number, folder: string): PlanInput {
  const random = seededRandom(seed);
  const ms = (): number => 5 + Math.floor(random() * 60);
  const log = join(folder, 'log.txt');
  const steady = (name: string, more: object = {}) => ({
    task_id: name,
    agent: 'steady',
    input_data: { name, ms: ms(), log, ...more },
  });
  return {
    config: { max_workers: 3 },
    tasks: [
      steady('list', { list: [1, { deep: 'two' }, 'three'] }),
      steady('a', { file: join(folder, 'a.txt') }),
      { ...steady('b', { of: '${tasks.a.output.name}' }) },
      { ...steady('c', { file: join(folder, 'out/c.txt') }), dependencies: ['a'] },
      { ...steady('each', { of: '${item}' }), map: '${tasks.list.output.list}', max_parallel: 2 },
      { ...steady('gather', { of: '${tasks.each.output}' }) },
      { task_id: 'pay', agent: 'payer', input_data: { name: 'pay', ms: ms() } },
      {
        task_id: 'pay-again',
        agent: 'payer',
        input_data: { name: '${tasks.pay.output.name}', ms: ms() },
      },
      { ...steady('broken', { fails: true }), optional: random() < 0.5 },
      { ...steady('after'), dependencies: ['broken'] },
      { ...steady('skipped'), when: 'tasks.a.output.name == "x"' },
      { ...steady('clean-up'), dependencies: ['after', 'gather'], join: 'all_done' },
    ],
  };
}
