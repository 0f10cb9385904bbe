import { cacheStats, clearCache, explainCache } from '@parallel-dispatcher/runtime';
import { documentAnswer, errorAnswer, type Answer } from '../answer.ts';
import { runtimeOptions } from '../options/plan-options.ts';
import type { TraceOptions } from '../options/trace-options.ts';
import { cacheExplanationText } from '../render/cache-explanation-text.ts';
import { snakeCase } from '../render/snake-case.ts';
import { oneLine } from '../render/plain-text.ts';
import { ownExitCodes } from '../render/refused-document.ts';

/** `dispatch cache stats`. */
export async function showCacheStats(options: TraceOptions): Promise<Answer> {
  const stats = await cacheStats(runtimeOptions(options));
  if (!stats.ok) return errorAnswer(stats.errors, ownExitCodes.refused);
  const { dir } = stats.value;
  const document = snakeCase(stats.value);
  return documentAnswer(document, () =>
    [
      oneLine(dir),
      ...Object.entries(document)
        .filter(([name]) => name !== 'dir')
        .map(([name, value]) => `  ${name} ${String(value)}`),
      '',
    ].join('\n'),
  );
}

/** `dispatch cache clear`. */
export async function clearAnswers(options: TraceOptions): Promise<Answer> {
  const cleared = await clearCache(runtimeOptions(options));
  return cleared.ok
    ? documentAnswer(snakeCase(cleared.value), () => 'All answers are removed.\n')
    : errorAnswer(cleared.errors, ownExitCodes.refused);
}

/** `dispatch cache explain`: names the field that differs. */
export async function explainAnswer(
  { run, task }: { readonly run: string; readonly task: string },
  options: TraceOptions,
): Promise<Answer> {
  const explained = await explainCache(run, task, runtimeOptions(options));
  if (!explained.ok) return errorAnswer(explained.errors, ownExitCodes.refused);
  return documentAnswer({ task, ...snakeCase(explained.value) }, () =>
    cacheExplanationText(task, explained.value),
  );
}
