import type { ToolAnnotations } from '@modelcontextprotocol/server';

/** Looks at plans, agents or traces. */
export const onlyReads: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** Starts agents: what they write and whom they call is theirs. */
export const startsAgents: ToolAnnotations = {
  readOnlyHint: false,
  destructiveHint: true,
  idempotentHint: false,
  openWorldHint: true,
};
