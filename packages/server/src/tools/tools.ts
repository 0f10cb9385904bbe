import { cancelRunTool } from './cancel-run.ts';
import { dispatchTool } from './dispatch.ts';
import { listAgentsTool } from './list-agents.ts';
import { previewPlanTool } from './preview-plan.ts';
import { readTraceTool } from './read-trace.ts';
import { resumeRunTool } from './resume-run.ts';
import { retryRunTool } from './retry-run.ts';
import { runStatusTool } from './run-status.ts';
import { validatePlanTool } from './validate-plan.ts';
import { waitRunTool } from './wait-run.ts';
import type { Tool } from './tool.ts';

/** In the order in which they are used. */
export const tools = [
  listAgentsTool,
  validatePlanTool,
  previewPlanTool,
  dispatchTool,
  runStatusTool,
  waitRunTool,
  cancelRunTool,
  resumeRunTool,
  retryRunTool,
  readTraceTool,
] as unknown as readonly Tool[];
