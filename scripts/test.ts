/**
 * `pnpm test`: every suite that Node alone can run, then how long each took and what was left out.
 * Arguments go to turbo: `pnpm test --filter=@parallel-dispatcher/graph`.
 */
import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface TurboTask {
  readonly taskId: string;
  readonly execution?: {
    readonly startTime: number;
    readonly endTime: number;
    readonly exitCode?: number;
  };
  readonly cache: { readonly status: string };
}

const root = fileURLToPath(new URL('..', import.meta.url));
const summaries = join(root, '.turbo', 'runs');

/** Each suite brings processes and threads of its own: more at once only wait for each other. */
const together = `--concurrency=${Math.max(2, Math.floor(availableParallelism() / 2))}`;

/** Suites that need more than Node; `.ci/run` runs them all. */
const leftOut = ['packed packages in a scratch project (needs the npm registry): bash .ci/run'];

await rm(summaries, { recursive: true, force: true });
const run = spawnSync(
  'turbo',
  [
    'run',
    'test',
    '--summarize',
    '--continue',
    '--log-order=grouped',
    together,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
await printTimes();
console.log(`\nLeft out here:\n${leftOut.map((suite) => `  - ${suite}`).join('\n')}`);
process.exitCode = run.status ?? 1;

async function printTimes(): Promise<void> {
  const [file] = await readdir(summaries).catch(() => []);
  if (file === undefined) return;
  const summary = JSON.parse(await readFile(join(summaries, file), 'utf8')) as {
    readonly tasks: readonly TurboTask[];
  };
  const suites = summary.tasks.filter(({ taskId }) => taskId.endsWith('#test'));
  console.log('\nSuites:');
  for (const task of suites) {
    const { taskId, execution, cache } = task;
    const seconds = execution === undefined ? 0 : (execution.endTime - execution.startTime) / 1000;
    const from = cache.status === 'HIT' ? ' (unchanged, from cache)' : '';
    console.log(
      `  ${seconds.toFixed(1).padStart(6)} s  ${packageOf(taskId)}${from}${hasFailed(task) ? ' (FAILED)' : ''}`,
    );
  }
  const failed = suites.filter(hasFailed);
  if (failed.length === 0) return;
  console.log('\nThe failed ones again, alone:');
  for (const { taskId } of failed) console.log(`  pnpm test --filter=${packageOf(taskId)}`);
}

function packageOf(taskId: string): string {
  return taskId.replace('#test', '');
}

function hasFailed({ execution }: TurboTask): boolean {
  return (execution?.exitCode ?? 0) !== 0;
}
