import { describe, expect, test } from '@jest/globals';
import { readMcpJson } from '../../src/config/read-mcp-json.ts';

describe('readMcpJson', () => {
  test('reads servers, leaves out the disabled and says what it ignores', () => {
    const text = JSON.stringify({
      mcpServers: {
        files: {
          type: 'stdio',
          command: 'npx',
          args: ['files'],
          env: { A: '${A:-1}' },
          timeout: 5,
        },
        archon: { type: 'http', url: 'http://localhost:8051/mcp', headers: { X: 'y' } },
        off: { command: 'x', disabled: true },
      },
    });
    expect(readMcpJson(text)).toMatchObject({
      ok: true,
      value: {
        files: { type: 'stdio', command: 'npx', args: ['files'], env: { A: '${A:-1}' } },
        archon: { type: 'http', url: 'http://localhost:8051/mcp', headers: { X: 'y' } },
      },
      warnings: [{ code: 'MCP_FIELD_IGNORED', path: 'mcpServers.files.timeout' }],
    });
    const read = readMcpJson(text);
    expect(read.ok && Object.keys(read.value)).toEqual(['files', 'archon']);
  });

  test.each([
    ['{', 'INVALID_JSON', null],
    ['[]', 'MISSING_FIELD', 'mcpServers'],
    ['{"mcpServers":{"a":{"command":5}}}', 'INVALID_TYPE', 'mcpServers.a.command'],
    ['{"mcpServers":{"embedded":{"command":"x"}}}', 'INVALID_VALUE', 'mcpServers.embedded'],
    ['{"mcpServers":{"__proto__":{"command":"x"}}}', 'PROTOTYPE_KEY', null],
  ])('refuses %s', (text, code, path) => {
    const read = readMcpJson(text);
    expect(read).toMatchObject({ ok: false, errors: [{ code }] });
    if (path !== null) expect(read).toMatchObject({ errors: [{ path }] });
  });
});
