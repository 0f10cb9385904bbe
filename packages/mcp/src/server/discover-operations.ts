import type { Failure } from '@parallel-dispatcher/agent';
import type { Connection } from '../connection/connection.ts';
import { gatewayTool } from '../dialects/dialects.ts';
import { readOperations } from '../dialects/read-operations.ts';
import { excerpt } from '../excerpt.ts';
import { failure } from '../failure.ts';

/** What a gateway can do, as far as it said. */
export interface Disclosed {
  /** Those that we know. */
  readonly operations: ReadonlySet<string>;
  /** Why it did not say; undefined: it did. */
  readonly undisclosed: Failure | undefined;
}

interface Asked {
  readonly server: string;
  readonly connection: Connection;
  readonly timeoutMs: number;
}

/** An answer may be JSON in a text in JSON. */
const refusal = /\\*"success\\*"\s*:\s*false/u;

/** Asks a gateway for its list. Never rejects. */
export async function discoverOperations({
  server,
  connection,
  timeoutMs,
}: Asked): Promise<Disclosed> {
  const outcome = await connection.call({
    tool: gatewayTool,
    args: { operation: 'discover' },
    signal: new AbortController().signal,
    timeoutMs,
  });
  if (!outcome.ok) return { operations: new Set(), undisclosed: outcome.failure };
  const { content, structured, isError } = outcome.result;
  const said = JSON.stringify([content, structured ?? null]);
  return isError || refusal.test(said)
    ? { operations: new Set(), undisclosed: notDisclosed(server, said) }
    : { operations: readOperations(said), undisclosed: undefined };
}

function notDisclosed(server: string, said: string): Failure {
  return failure({
    code: 'TOOL_FAILED',
    message: `The MCP server ${JSON.stringify(server)} did not say what it offers: ${excerpt(said)}`,
    errorClass: 'tool',
  });
}
