import type { McpServers } from '@parallel-dispatcher/schema';
import { ToolPool, type ToolPoolOptions } from '../../src/tool-pool.ts';
import type { ToolCall } from '../../src/pool/tool-call.ts';

/** A pool that redacts nothing. */
export function createPool(servers: McpServers, options: Partial<ToolPoolOptions> = {}): ToolPool {
  return new ToolPool({ servers, redact: (value) => value, env: process.env, ...options });
}

/** A call of an agent that nobody stops. */
export function callOf(name: string, more: Partial<ToolCall> = {}): ToolCall {
  const { signal } = new AbortController();
  return { agent: 'coder', run: 'r', task: 't', name, args: {}, signal, ...more };
}
