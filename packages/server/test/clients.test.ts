import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clients } from './clients.ts';
import { makeProject } from './project.ts';

const names = [
  'list_agents',
  'validate_plan',
  'preview_plan',
  'dispatch',
  'run_status',
  'wait_run',
  'cancel_run',
  'resume_run',
  'retry_run',
  'read_trace',
];

describe.each(clients)('a client of %s', (kind, connect) => {
  const project = makeProject();
  let server: Awaited<ReturnType<typeof connect>>;

  beforeAll(async () => {
    server = await connect(project);
  });

  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    project[Symbol.dispose]();
  });

  test('finds every tool, described, with schemas and annotations', async () => {
    const { tools } = await server.client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(names);
    for (const tool of tools) {
      expect(tool.title).toMatch(/\w/u);
      expect(tool.description?.length).toBeGreaterThan(80);
      expect(tool.inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(tool.outputSchema).toMatchObject({ type: 'object' });
      expect(Object.keys(tool.annotations ?? {}).toSorted()).toEqual([
        'destructiveHint',
        'idempotentHint',
        'openWorldHint',
        'readOnlyHint',
      ]);
    }
    expect(server.client.getServerVersion()).toMatchObject({ version: '1.2.3' });
    if (kind.includes('2026')) {
      expect(server.client.getNegotiatedProtocolVersion()).toBe('2026-07-28');
    }
  });

  test('is told the faults of a plan as data', async () => {
    const plan = { tasks: [{ task_id: 'a', agent: 'wroker', dependencies: ['b'] }] };
    for (const tool of ['validate_plan', 'preview_plan', 'dispatch']) {
      const answer = await server.call(tool, { plan });
      expect(answer.isError).toBe(true);
      expect(answer.structuredContent.errors).toContainEqual(
        expect.objectContaining({ code: 'UNKNOWN_AGENT', path: 'tasks[0].agent' }),
      );
      expect(JSON.parse(answer.content[0]?.text ?? '')).toEqual(answer.structuredContent);
    }
  });

  test('runs a plan, hears how far it is, and reads its traces', async () => {
    const plan = {
      tasks: [
        { task_id: 'a', agent: 'worker', input_data: { value: 7 } },
        {
          task_id: 'b/ü',
          agent: 'worker',
          input_data: { value: '${tasks.a.output.value}', open: project.path('open') },
        },
      ],
    };
    const heard: number[] = [];
    const dispatched = server.call(
      'dispatch',
      { plan, wait_ms: 50_000 },
      {
        onprogress({ progress, total }) {
          expect(total).toBe(2);
          heard.push(progress);
          // It is told of the one that ended while the other waits.
          if (progress >= 1) writeFileSync(project.path('open'), '');
        },
      },
    );
    const answer = await dispatched;
    expect(answer.structuredContent).toMatchObject({
      status: 'success',
      finished: true,
      results: [{ output: { value: 7 } }, { output: { value: 7 } }],
    });
    expect(heard).toEqual([...new Set(heard)].toSorted((one, other) => one - other));
    const uri = answer.content.find(({ type }) => type === 'resource_link')?.uri ?? '';
    const { resources } = await server.client.listResources();
    expect(resources.map((resource) => resource.uri)).toEqual([uri]);
    const run = await server.client.readResource({ uri });
    expect(JSON.parse((run.contents[0] as { text: string }).text)).toMatchObject({
      state: 'finished',
      tasks: [{ task_id: 'a' }, { task_id: 'b/ü' }],
    });
    const task = await server.client.readResource({ uri: `${uri}/${encodeURIComponent('b/ü')}` });
    expect(JSON.parse((task.contents[0] as { text: string }).text)).toMatchObject({
      task_id: 'b/ü',
      output: { value: 7 },
    });
    await expect(server.client.readResource({ uri: `${uri}/c` })).rejects.toThrow(/not found|c/u);
  });
});
