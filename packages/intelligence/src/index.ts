export type { RetrievalOptions } from './retrieval/create-retrieval-tools.ts';
export type {
  IntelligenceTool,
  ToolAnnotations,
  ToolFailure,
  ToolResult,
  ToolSet,
  ToolSettings,
} from './tool.ts';

export { createRetrievalTools } from './retrieval/create-retrieval-tools.ts';
export { defineTool } from './tool.ts';
