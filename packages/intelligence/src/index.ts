export type {
  IntelligenceTool,
  ToolAnnotations,
  ToolFailure,
  ToolResult,
  ToolSet,
  ToolSettings,
} from './tool.ts';

export { defineTool } from './tool.ts';
