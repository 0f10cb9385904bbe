import type { ToolAnnotations } from '../../tool.ts';

/** Of tools that only look. */
export const readsOnly: ToolAnnotations = {
  readOnlyHint: true,
  idempotentHint: true,
  destructiveHint: false,
  openWorldHint: false,
};
