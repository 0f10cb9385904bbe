import { writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { previewPlan } from '../src/index.ts';
import { scratchProject } from './scratch-project.ts';

test('shows who does what and why, starts nothing, and quotes no environment variable', async () => {
  using project = scratchProject({ allow_env: ['SHOP'] });
  const file = project.path('corner-of-the-market.txt');
  writeFileSync(file, '');
  const before = project.files();
  const preview = await previewPlan(
    JSON.stringify({
      tasks: [
        { task_id: 'a', description: 'Repeat it.', input_data: { reads: [{ $env: 'SHOP' }] } },
        { task_id: 'b', agent: 'parrot', dependencies: ['a'] },
      ],
    }),
    { cwd: project.folder, env: { SHOP: file } },
  );
  expect(preview).toMatchObject({
    ok: true,
    value: {
      batches: [['a'], ['b']],
      critical_path: ['a', 'b'],
      width: 1,
      duration_ms: null,
      tasks: [
        { task_id: 'a', agent: 'echo', rule: 'word "repeat"' },
        { task_id: 'b', agent: 'echo', rule: 'alias parrot' },
      ],
    },
  });
  expect(JSON.stringify(preview)).not.toContain('corner-of-the-market');
  expect(project.files()).toEqual(before);
});

test('shows references, rules and turns, and how long it may take by past runs', async () => {
  using project = scratchProject({ write_conflicts: 'order' });
  const plan = {
    tasks: [
      { task_id: 'a', agent: 'echo', input_data: { n: 1 }, writes: ['out/*.txt'] },
      {
        task_id: 'b',
        agent: 'echo',
        input_data: { n: '${tasks.a.output.input.n}' },
        when: 'tasks.a.output.input.n > 0',
        optional: true,
      },
      { task_id: 'c', agent: 'echo', writes: ['out/c.txt'] },
    ],
  };
  const options = { cwd: project.folder, env: {} };
  const before = await previewPlan(JSON.stringify(plan), options);
  expect(before).toMatchObject({
    value: { duration_ms: null, duration_range_ms: null, write_turns: [['a', 'c']] },
  });
  await project.run(plan);
  const after = await previewPlan(JSON.stringify(plan), options);
  expect(after).toMatchObject({
    ok: true,
    value: {
      duration_ms: expect.any(Number),
      duration_range_ms: { low: expect.any(Number), high: expect.any(Number) },
      duration_reason: 'From 1 past run, without retries.',
      tasks: [
        { writes: [project.path('out/*.txt')] },
        {
          dependencies: ['a'],
          references: [{ at: 'tasks[1].input_data.n', reference: '${tasks.a.output.input.n}' }],
          when: 'tasks.a.output.input.n > 0',
          optional: true,
          join: 'all',
        },
        { task_id: 'c' },
      ],
    },
  });
});
