import { cleanRuns } from '@parallel-dispatcher/runtime';
import { documentAnswer, errorAnswer, type Answer } from '../answer.ts';
import { runtimeOptions } from '../options/plan-options.ts';
import type { CleanOptions } from '../options/trace-options.ts';
import { cleanText } from '../render/clean-text.ts';
import { ownExitCodes } from '../render/refused-document.ts';

/** `dispatch trace clean`: removes old runs. */
export async function cleanTraceFolder(options: CleanOptions): Promise<Answer> {
  const { olderThan, keep, dryRun, includeInterrupted } = options;
  const cleaned = await cleanRuns({
    ...runtimeOptions(options),
    ...(olderThan !== undefined && { olderThan }),
    ...(keep !== undefined && { keep }),
    ...(dryRun !== undefined && { dryRun }),
    ...(includeInterrupted !== undefined && { includeInterrupted }),
  });
  if (!cleaned.ok) return errorAnswer(cleaned.errors, ownExitCodes.refused);
  const { removed, kept, bytes, traceDir, dryRun: onlyTold } = cleaned.value;
  const document = { trace_dir: traceDir, dry_run: onlyTold, removed, kept, bytes };
  return documentAnswer(document, (page) => cleanText(cleaned.value, page));
}
