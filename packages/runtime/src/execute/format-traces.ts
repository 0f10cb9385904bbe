import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ErrorDetail, RunResult } from '@parallel-dispatcher/schema';
import { readTaskTrace } from '@parallel-dispatcher/tracing';
import { callHook, hookError, type HookTime } from '../hooks/call-hook.ts';
import type { DispatchHooks } from '../hooks/dispatch-hooks.ts';

interface FormattedRun extends HookTime {
  readonly hooks: DispatchHooks;
  readonly traceDir: string;
  readonly runDir: string | null;
  readonly result: RunResult;
}

/** Lets `formatTrace` write each trace in another form, into `formatted/` of the run. */
export async function formatTraces(run: FormattedRun): Promise<readonly ErrorDetail[]> {
  const { runDir, result, hooks } = run;
  if (hooks.formatTrace === undefined || runDir === null) return [];
  const folder = join(runDir, 'formatted');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const { task_id: task, trace_file: file } of result.results) {
      const failed = file === null ? undefined : await formatTrace(run, { task, file, folder });
      // One that fails for one trace fails for all: it is named once.
      if (failed !== undefined) return [failed];
    }
  } catch (thrown) {
    // A full disk, or a value that no JSON can hold.
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return [hookError('formatTrace', `what it gave could not be written: ${reason}`)];
  }
  return [];
}

interface FormattedTask {
  readonly task: string;
  /** Its trace. */
  readonly file: string;
  readonly folder: string;
}

async function formatTrace(
  { hooks: { formatTrace: hook }, traceDir, result, withinMs }: FormattedRun,
  { task, file, folder }: FormattedTask,
): Promise<ErrorDetail | undefined> {
  if (hook === undefined || result.run_id === null) return undefined;
  const read = await readTaskTrace(traceDir, { run: result.run_id, task });
  if (!read.ok) return undefined;
  const answer = await callHook('formatTrace', () => hook(read.value), { withinMs });
  if (!answer.ok) return answer.error;
  const { value } = answer;
  if (value === undefined || value === null) return undefined;
  const isText = typeof value === 'string';
  const text = isText ? value : `${JSON.stringify(value, null, 2)}\n`;
  const name = `${basename(file, '.json')}.${isText ? 'txt' : 'json'}`;
  await writeFile(join(folder, name), text, { mode: 0o600 });
  return undefined;
}
