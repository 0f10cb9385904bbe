import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ErrorDetail, RunResult } from '@parallel-dispatcher/schema';
import { readTaskTrace } from '@parallel-dispatcher/tracing';
import { callHook } from '../hooks/call-hook.ts';
import type { DispatchHooks } from '../hooks/dispatch-hooks.ts';

interface FormattedRun {
  readonly hooks: DispatchHooks;
  readonly traceDir: string;
  readonly runDir: string | null;
  readonly result: RunResult;
}

/** Lets `formatTrace` write each trace in another form, into `formatted/` of the run. */
export async function formatTraces(run: FormattedRun): Promise<readonly ErrorDetail[]> {
  const { hooks, traceDir, runDir, result } = run;
  const hook = hooks.formatTrace;
  if (hook === undefined || runDir === null || result.run_id === null) return [];
  const folder = join(runDir, 'formatted');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { task_id: task, trace_file: file } of result.results) {
    const read = await readTaskTrace(traceDir, { run: result.run_id, task });
    if (!read.ok || file === null) continue;
    const answer = await callHook('formatTrace', () => hook(read.value));
    // One that fails for one trace fails for all: it is named once.
    if (!answer.ok) return [answer.error];
    const { value } = answer;
    if (value === undefined || value === null) continue;
    const name = basename(file, '.json');
    const isText = typeof value === 'string';
    await writeFile(
      join(folder, `${name}.${isText ? 'txt' : 'json'}`),
      isText ? value : `${JSON.stringify(value, null, 2)}\n`,
      { mode: 0o600 },
    );
  }
  return [];
}
