import type { Failure } from '@parallel-dispatcher/agent';
import { didYouMean, suggest } from '@parallel-dispatcher/schema';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { failure } from '../failure.ts';
import type { CallScope } from './call-scope.ts';
import type { ToolCall } from './tool-call.ts';

interface UnknownTool {
  readonly name: string;
  /** What this agent may call. */
  readonly known: readonly string[];
  /** Servers that are down, each with why. */
  readonly down: readonly { readonly name: string; readonly why: string }[];
}

export function unknownTool({ name, known, down }: UnknownTool): Failure {
  const meant = suggest(name, known);
  const shown = known.slice(0, 20).join(', ');
  const missing = down.map(({ name: server, why }) => `${server} (${why})`).join('; ');
  const parts = [
    meant === undefined ? '' : didYouMean(name, meant),
    known.length === 0
      ? 'No tool is offered.'
      : `Tools: ${shown}${known.length > 20 ? ', …' : ''}.`,
    down.length === 0 ? '' : 'Start the servers that are down.',
  ];
  return failure({
    code: 'TOOL_UNKNOWN',
    message:
      `There is no tool ${JSON.stringify(name)}.` +
      (down.length === 0 ? '' : ` Not looked for in servers that are down: ${missing}.`),
    hint: parts.filter((part) => part !== '').join(' '),
    // One that is down may have it.
    errorClass: down.length === 0 ? 'input' : 'transient',
  });
}

export function ambiguousTool(name: string, servers: readonly string[]): Failure {
  const choices = servers.map((server) => JSON.stringify(`${server}/${name}`)).join(' or ');
  return failure({
    code: 'TOOL_AMBIGUOUS',
    message: `The tool ${JSON.stringify(name)} is offered by ${servers.join(' and ')}.`,
    hint: `Call ${choices}, or leave it out of \`tools\` of one of them.`,
    errorClass: 'input',
  });
}

export function forbiddenTool(agent: string, tool: string): Failure {
  return failure({
    code: 'TOOL_NOT_ALLOWED',
    message: `The agent ${JSON.stringify(agent)} may not call the tool ${JSON.stringify(tool)}.`,
    hint: `Allow it in the config: agent_tools.${agent}, and \`tools\` of the server.`,
    errorClass: 'auth',
  });
}

/** A required server is down, or does not say what it offers, and something embedded could have answered. */
export function requiredServerDown(server: string, why: Failure): Failure {
  return failure({
    code: 'TOOL_SERVER_DOWN',
    message: `The MCP server ${JSON.stringify(server)} is required and could not be asked, so nothing embedded stands in for it.`,
    hint: 'See the cause and start or mend it, or take `required` from its configuration.',
    errorClass: 'transient',
    cause: why.error,
    ...(why.retryAfterMs !== undefined && { retryAfterMs: why.retryAfterMs }),
  });
}

export const noTools = failure({
  code: 'TOOLS_UNAVAILABLE',
  message: 'No tool can be called: no MCP server is configured.',
  hint: 'Name servers in mcp_servers of the config, or use an agent that works without tools.',
  errorClass: 'tool',
});

const closedPool = failure({
  code: 'TOOLS_CLOSED',
  message: 'No tool can be called any more: the pool of MCP clients is closed.',
  errorClass: 'transient',
});

/** The call ended before its answer: by its caller, by its deadline, or with the pool. */
export function stoppedCall({ name }: ToolCall, { stopped, timeMs }: CallScope): Failure {
  if (stopped === 'closed') return closedPool;
  const isLate = stopped === 'out of time';
  return failure({
    code: isLate ? 'TOOL_TIMEOUT' : 'TOOL_CANCELLED',
    message: isLate
      ? `tool ${JSON.stringify(name)}: the task has no more time for it (${Math.round(timeMs)} ms).`
      : `tool ${JSON.stringify(name)}: the call was cancelled.`,
    hint: isLate ? 'Give the task more time.' : 'The task was stopped, or stopped the call itself.',
    errorClass: 'transient',
  });
}

export function unusableArguments(fault: ErrorDetail | undefined): Failure {
  return failure({
    code: fault?.code ?? 'INVALID_TYPE',
    message: fault?.message ?? 'the arguments of a tool are an object, such as {"query":"retries"}',
    path: fault?.path ?? 'args',
    hint: fault?.hint ?? 'Give plain JSON.',
    errorClass: 'input',
  });
}

export function unknownServer(name: string, known: readonly string[]): Failure {
  const meant = suggest(name, known);
  return failure({
    code: 'MCP_SERVER_UNKNOWN',
    message: `There is no MCP server ${JSON.stringify(name)}.`,
    hint: meant === undefined ? 'Name one of mcp_servers.' : didYouMean(name, meant),
    errorClass: 'input',
  });
}
