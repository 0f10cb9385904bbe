import { existsSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { agreeToServers, listTools } from '../src/index.ts';
import { scratchProject, type ScratchProject } from './scratch-project.ts';

/** A server that leaves a mark when it is started, which is all that matters here. */
function marked(project: ScratchProject, name = 'started'): string {
  const file = JSON.stringify(project.path(name));
  const args = ['-e', `require('node:fs').writeFileSync(${file}, '')`];
  return JSON.stringify({ mcpServers: { marked: { command: process.execPath, args } } });
}

const namesOf = (listed: Awaited<ReturnType<typeof listTools>>) =>
  listed.ok ? listed.value.servers.map(({ server }) => server) : [];

describe('a .mcp.json beside the config', () => {
  test('is not read, and nothing of it is started', async () => {
    using project = scratchProject();
    writeFileSync(project.path('.mcp.json'), marked(project));
    const env = { HOME: project.path('home') };
    expect(namesOf(await listTools({ cwd: project.folder, env }))).toEqual([]);
    expect(existsSync(project.path('started'))).toBe(false);
  });

  test('is used once it was agreed to, until it changes', async () => {
    using project = scratchProject();
    writeFileSync(project.path('.mcp.json'), marked(project));
    const options = { cwd: project.folder, env: { HOME: project.path('home') } };
    const agreed = await agreeToServers(undefined, options);
    expect(agreed).toMatchObject({
      ok: true,
      value: { file: project.path('.mcp.json'), servers: { marked: {} } },
    });
    const keptIn = agreed.ok ? agreed.value.kept_in : '';
    expect(keptIn.startsWith(project.path('home'))).toBe(true);
    expect(statSync(keptIn).mode & 0o777).toBe(0o600);
    expect(namesOf(await listTools(options))).toEqual(['marked']);
    expect(existsSync(project.path('started'))).toBe(true);

    writeFileSync(project.path('.mcp.json'), marked(project, 'started-again'));
    expect(namesOf(await listTools(options))).toEqual([]);
    expect(existsSync(project.path('started-again'))).toBe(false);
    const tasks = [{ task_id: 'a', agent: 'echo', input_data: {} }];
    const result = await project.run({ tasks }, options);
    expect(result).toMatchObject({ status: 'success', warnings: [{ code: 'MCP_JSON_CHANGED' }] });
  });

  test('is read where the config names it; servers of the config come first', async () => {
    using project = scratchProject({
      mcp_json: 'mcp/shared.json',
      mcp_servers: { own: { command: 'no-such-program' } },
    });
    expect(await listTools({ cwd: project.folder, env: {} })).toMatchObject({
      ok: false,
      errors: [{ code: 'MCP_JSON_UNREADABLE', path: 'config.mcp_json' }],
    });
  });

  test('that holds no servers is refused where it is named', async () => {
    using project = scratchProject({ mcp_json: '.mcp.json' });
    writeFileSync(project.path('.mcp.json'), '{"servers": {}}');
    const result = await project.run({ tasks: [{ task_id: 'a', agent: 'echo', input_data: {} }] });
    expect(result).toMatchObject({ exit_code: 2, errors: [{ code: 'MISSING_FIELD' }] });
    writeFileSync(project.path('.mcp.json'), marked(project));
    expect(namesOf(await listTools({ cwd: project.folder, env: {} }))).toEqual(['marked']);
  });

  test('cannot be agreed to without a place to keep that', async () => {
    using project = scratchProject();
    writeFileSync(project.path('.mcp.json'), marked(project));
    expect(await agreeToServers('.mcp.json', { cwd: project.folder, env: {} })).toMatchObject({
      ok: false,
      errors: [{ code: 'AGREEMENT_NOT_KEPT' }],
    });
  });
});
