import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

const requests = [
  {
    id: 1,
    method: 'initialize',
    params: {
      protocolVersion: '2025-11-25',
      capabilities: {},
      clientInfo: { name: 'packed', version: '1.0.0' },
    },
  },
  { method: 'notifications/initialized' },
  {
    id: 2,
    method: 'tools/call',
    params: { name: 'list_agents', arguments: { agent: 'coder' } },
  },
];

/** Asks `dispatch mcp` for an agent, as a client over stdio does. */
export function useMcp(dispatch: string, folder: string): void {
  const input = requests.map((request) => `${JSON.stringify({ jsonrpc: '2.0', ...request })}\n`);
  const output = execFileSync(dispatch, ['mcp'], {
    cwd: folder,
    input: input.join(''),
    encoding: 'utf8',
  });
  const [, listed] = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
  assert.deepEqual(
    listed?.result.structuredContent.agents.map(({ name }) => name),
    ['coder'],
  );
}

interface Answer {
  readonly result: {
    readonly structuredContent: { readonly agents: readonly { readonly name: string }[] };
  };
}
