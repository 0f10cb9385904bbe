import type { ToolAnnotations } from './tool.ts';

/** Annotations of a tool that only looks. */
export const readOnly: ToolAnnotations = {
  readOnlyHint: true,
  idempotentHint: true,
  destructiveHint: false,
  openWorldHint: false,
};
