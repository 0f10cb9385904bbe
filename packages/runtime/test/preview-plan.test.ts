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
