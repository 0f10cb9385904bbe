import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '@parallel-dispatcher/schema';
import type { WireTool } from '../../src/connection/wire.ts';
import { findHiddenText } from '../../src/policy/find-hidden-text.ts';
import { findToolFault } from '../../src/policy/find-tool-fault.ts';
import { pinTool } from '../../src/policy/pin-tool.ts';

const tool: WireTool = {
  name: 'read',
  description: 'Reads a file of the project.',
  inputSchema: {
    type: 'object',
    properties: { path: { type: 'string', description: 'A path.' }, lines: { type: 'integer' } },
    required: ['path'],
  },
  readOnly: true,
  idempotent: true,
};

describe('a pinned tool', () => {
  test('is the same in whatever order its schema is written', () => {
    const { required, properties, type } = tool.inputSchema as Record<string, JsonObject>;
    const turned = { required, properties, type } as unknown as JsonObject;
    expect(pinTool({ ...tool, inputSchema: turned }).sha256).toBe(pinTool(tool).sha256);
  });

  test('differs after any change of what it says or takes', () => {
    const text = JSON.stringify([tool.description, tool.inputSchema]);
    const change = fc.tuple(fc.nat(text.length - 1), fc.constantFrom('a', ' ', '0', '"', '}', ''));
    fc.assert(
      fc.property(change, ([at, put]) => {
        const changed = text.slice(0, at) + put + text.slice(at + 1);
        fc.pre(changed !== text);
        let read: [string, JsonObject];
        try {
          read = JSON.parse(changed) as [string, JsonObject];
        } catch {
          return;
        }
        const [description, inputSchema] = read;
        const pinned = { read: pinTool(tool) };
        const turned = { ...tool, description, inputSchema };
        const fault = findToolFault({ server: 'files', tool: turned, pinned });
        expect(fault?.error).toMatchObject({ code: 'TOOL_CHANGED' });
      }),
      { numRuns: 1_000 },
    );
  });

  test('that is new is refused too', () => {
    expect(findToolFault({ server: 'files', tool, pinned: {} })).toMatchObject({
      error: { code: 'TOOL_CHANGED', message: expect.stringContaining('was not there') },
    });
  });
});

describe('findHiddenText', () => {
  test.each(['\u200b', '\u202e', '\u2066', '\ufeff', '\u{e0041}', '\u0007'])(
    'finds %j',
    (hidden) => {
      expect(findHiddenText(`read${hidden}me`)).toMatch(/^U\+[0-9A-F]{4,6}$/);
    },
  );

  test.each(['Lit\n\tun fichier', 'читает 文件', '👩‍👩‍👧', 'می‌خواهم'])('lets %j pass', (text) => {
    expect(findHiddenText(text)).toBeUndefined();
  });
});
