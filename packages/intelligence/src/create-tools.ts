import { createQualityTools, type QualitySettings } from './create-quality-tools.ts';
import { createRetrievalTools } from './retrieval/create-retrieval-tools.ts';
import { createTraceabilityTools } from './traceability/create-traceability-tools.ts';
import type { ToolSet } from './tool.ts';

/** All tools of this package. */
export function createTools(settings: QualitySettings): ToolSet {
  const sets = [createQualityTools(settings), createRetrievalTools(settings)];
  return {
    tools: [...sets.flatMap(({ tools }) => tools), ...createTraceabilityTools(settings)],
    async [Symbol.asyncDispose]() {
      await Promise.all(sets.map(async (set) => await set[Symbol.asyncDispose]()));
    },
  };
}
