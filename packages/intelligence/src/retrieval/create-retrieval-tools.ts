import { join } from 'node:path';
import type { ToolSet, ToolSettings } from '../tool.ts';
import { WorkspaceIndex } from './index/workspace-index.ts';
import { performRagQuery } from './tools/perform-rag-query.ts';
import { research } from './tools/research.ts';
import { searchCodeExamples } from './tools/search-code-examples.ts';
import { defaultLimits, type WalkLimits } from './workspace/walk-limits.ts';

export interface RetrievalOptions
  extends Pick<ToolSettings, 'workspace' | 'indexFolder'>, Partial<Pick<ToolSettings, 'traces'>> {
  readonly limits?: Partial<WalkLimits>;
}

/** The tools that search a workspace. They share one index, opened by the first question. */
export function createRetrievalTools(options: RetrievalOptions): ToolSet {
  const { workspace, indexFolder: folder, traces = join(workspace, 'traces') } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const index = new WorkspaceIndex({ workspace, folder, traces, limits });
  return {
    tools: [performRagQuery(index), searchCodeExamples(index), research(index)],
    [Symbol.asyncDispose]: () => index[Symbol.asyncDispose](),
  };
}
