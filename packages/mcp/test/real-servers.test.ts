import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { callOf, createPool } from './support/create-pool.ts';
import { createScratch } from './support/scratch.ts';

const require = createRequire(import.meta.url);
const everythingManifest = require.resolve('@modelcontextprotocol/server-everything/package.json');
const filesystemManifest = require.resolve('@modelcontextprotocol/server-filesystem/package.json');

/** Program of a server that others made. */
function programOf(manifest: string): string {
  return join(dirname(manifest), 'dist', 'index.js');
}

describe('servers that others made', () => {
  test('everything: echoes, adds and reports progress', async () => {
    const everything = { command: process.execPath, args: [programOf(everythingManifest)] };
    await using pool = createPool({ everything });
    const echo = await pool.call(callOf('echo', { args: { message: 'hello' } }));
    expect(echo).toMatchObject({ ok: true, value: expect.stringContaining('hello') });
    const heard: number[] = [];
    const long = await pool.call(
      callOf('trigger-long-running-operation', {
        args: { duration: 0.2, steps: 2 },
        onProgress: ({ fraction }) => heard.push(fraction ?? 0),
      }),
    );
    expect(long).toMatchObject({ ok: true });
    expect(heard).toContain(1);
    const wrong = await pool.call(callOf('echo', { args: {} }));
    expect(wrong).toMatchObject({ ok: false, errorClass: 'tool' });
  });

  test('filesystem: reads inside its folder, and says no outside', async () => {
    using scratch = createScratch();
    writeFileSync(scratch.path('note.txt'), 'written down');
    const args = [programOf(filesystemManifest), scratch.path('')];
    await using pool = createPool({ files: { command: process.execPath, args } });
    const path = scratch.path('note.txt');
    const note = await pool.call(callOf('files/read_text_file', { args: { path } }));
    expect(note).toMatchObject({ ok: true, value: { content: 'written down' } });
    const outside = await pool.call(
      callOf('files/read_text_file', { args: { path: '/etc/passwd' } }),
    );
    expect(outside).toMatchObject({ ok: false, error: { code: 'TOOL_FAILED' } });
  });
});
