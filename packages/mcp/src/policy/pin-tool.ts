import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { WireTool } from '../connection/wire.ts';
import type { PinnedTool } from './pinned-tools.ts';

/** What a model is told of a tool and what the tool takes: all that a changed server could turn. */
export function pinTool({ name, description, inputSchema }: WireTool): PinnedTool {
  const text = canonicalize({ name, description, inputSchema }) ?? '';
  return {
    sha256: createHash('sha256').update(text).digest('hex'),
    description,
    input_schema: inputSchema,
  };
}
