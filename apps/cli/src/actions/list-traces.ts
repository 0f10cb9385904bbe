import { resolveTraceDir } from '@parallel-dispatcher/runtime';
import { listRuns, runEntryDocument } from '@parallel-dispatcher/tracing';
import { documentAnswer, errorAnswer, type Answer } from '../answer.ts';
import { runtimeOptions } from '../options/plan-options.ts';
import { showCommand } from '../options/show-command.ts';
import type { TraceOptions } from '../options/trace-options.ts';
import { ownExitCodes } from '../render/refused-document.ts';
import { runListText } from '../render/run-list-text.ts';

/** `dispatch trace ls`: the runs that left traces. */
export async function listTraces(options: TraceOptions): Promise<Answer> {
  const traceDir = await resolveTraceDir(runtimeOptions(options));
  if (!traceDir.ok) return errorAnswer(traceDir.errors, ownExitCodes.refused);
  const listed = await listRuns(traceDir.value);
  if (!listed.ok) return errorAnswer([listed.error], ownExitCodes.refused);
  const runs = listed.value;
  return documentAnswer({ trace_dir: traceDir.value, runs: runs.map(runEntryDocument) }, (page) =>
    runListText(runs, page, {
      traceDir: traceDir.value,
      showLatest: showCommand(['latest'], options),
    }),
  );
}
