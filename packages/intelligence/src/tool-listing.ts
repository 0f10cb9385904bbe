import type { JsonObject } from '@parallel-dispatcher/schema';
import type { ToolAnnotations } from './tool.ts';

export interface ToolListing {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
  readonly outputSchema: JsonObject;
  readonly annotations: ToolAnnotations;
}
