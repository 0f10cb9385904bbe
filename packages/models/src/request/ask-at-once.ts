import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { readUsage } from './read-usage.ts';
import { showWarning } from './show-warning.ts';
import type { Step } from './step.ts';
import { textOf } from './text-of.ts';

/** One request whose answer comes as a whole. @throws what the provider throws. */
export async function askAtOnce(
  model: LanguageModelV4,
  options: LanguageModelV4CallOptions,
): Promise<Step> {
  const result = await model.doGenerate(options);
  const { content, finishReason, usage, warnings, response } = result;
  return {
    content,
    text: result.structuredOutputText ?? textOf(content),
    finish: finishReason,
    usage: readUsage(usage),
    warnings: warnings.map(showWarning),
    headers: response?.headers ?? {},
  };
}
