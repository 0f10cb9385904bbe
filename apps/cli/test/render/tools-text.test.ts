import { expect, test } from '@jest/globals';
import type { ToolList } from '@parallel-dispatcher/runtime';
import { errorDetail } from '@parallel-dispatcher/schema';
import { toolsText } from '../../src/render/tools-text.ts';

const page = { width: 60, paint: (_style: unknown, text: string) => text };
const message = 'The MCP server "archon" is not there, and these words are many words.';
const error = errorDetail({ code: 'TOOL_SERVER_DOWN', message, hint: 'Start it.' });
const counts = { required: false, clients: 0, in_flight: 0, queued: 0, tools: null };
const tool = { alias: null, inputSchema: {}, readOnly: true };
const name = 'identify_optimization_opportunities';
const listed: ToolList = {
  servers: [{ server: 'archon', state: 'down', transport: null, ...counts, last_error: error }],
  tools: [
    { name, server: 'embedded', description: 'Names what could be faster.', error: null, ...tool },
  ],
};

test('a name of a tool is never cut, and all of what is wrong with a server is told', () => {
  const text = toolsText(listed, page);
  expect(text).toContain(`embedded/${name}`);
  expect(text.replaceAll(/\s+/g, ' ')).toContain(message);
  expect(text).toContain('Fix: Start it.');
});

test('what went wrong with a server that is up again is not told', () => {
  const servers = listed.servers.map((server) => ({ ...server, state: 'up' as const }));
  expect(toolsText({ ...listed, servers }, page)).not.toContain('TOOL_SERVER_DOWN');
});
