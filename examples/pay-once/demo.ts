/**
 * Pays five bills, is killed half-way by SIGKILL, and goes on: each bill is paid once, as the ledger
 * of the paying program shows. `pnpm example pay-once` copies the project and runs this there.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

interface Demo {
  /** Starts `dispatch` with the config of the project. */
  readonly dispatch: (...args: readonly string[]) => ReturnType<typeof spawn>;
  readonly plan: string;
  readonly project: string;
  readonly say: (line: string) => void;
}

export async function demo({ dispatch, plan, project, say }: Demo): Promise<number> {
  const ledger = (): readonly string[] => readLines(join(project, 'ledger.txt'));

  say('$ dispatch run plan.json');
  const run = dispatch('run', plan, '--output-format', 'text');
  while (ledger().length < 2 && run.exitCode === null) await sleep(10);
  run.kill('SIGKILL');
  await ended(run);
  say(`killed by SIGKILL; ${ledger().length} bills are in the ledger\n`);

  say('$ dispatch resume');
  const exitCode = await ended(dispatch('resume', 'latest', '--output-format', 'text'));

  const lines = ledger();
  const keys = new Set(lines.map((line) => line.split(' ')[0]));
  say(`\nThe ledger of the program that pays:\n${lines.map((line) => `  ${line}`).join('\n')}`);
  say(`${lines.length} payments for ${keys.size} bills`);
  return exitCode !== 0 || lines.length !== 5 || keys.size !== 5 ? 1 : 0;
}

function readLines(file: string): readonly string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

async function ended(child: ReturnType<typeof spawn>): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  child.once('close', (code) => resolve(code ?? 1));
  return await promise;
}
