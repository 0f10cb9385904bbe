import { describe, expect, test } from '@jest/globals';
import { cleanRuns } from '../src/index.ts';
import { parseAge } from '../src/settings/parse-age.ts';
import { scratchProject } from './scratch-project.ts';

const plan = { tasks: [{ task_id: 'a', agent: 'echo' }] };

describe('parseAge', () => {
  test.each([
    ['90s', 90_000],
    ['1.5h', 5_400_000],
    ['7d', 604_800_000],
    ['2w', 1_209_600_000],
    ['7', undefined],
    ['-7d', undefined],
    ['7 d', undefined],
  ])('%s', (text, expected) => {
    expect(parseAge(text)).toBe(expected);
  });
});

describe('cleanRuns', () => {
  test('removes all but the newest, and tells first what would go', async () => {
    using project = scratchProject();
    const first = await project.run({
      tasks: [{ ...plan.tasks[0]!, input_data: { writes: project.path('x') } }],
    });
    const second = await project.run(plan);
    const options = { cwd: project.folder, env: {}, keep: 1 };
    const told = await cleanRuns({ ...options, dryRun: true });
    expect(told).toMatchObject({ ok: true, value: { dryRun: true, removed: [first.run_id] } });
    const cleaned = await cleanRuns(options);
    expect(cleaned).toMatchObject({
      value: { removed: [first.run_id], kept: [{ run: second.run_id }] },
    });
    const left = project.files().join('\n');
    expect(left).not.toContain(first.run_id);
    expect(left).toContain(second.run_id);
  });

  test('goes by the config where nothing is asked', async () => {
    using project = scratchProject({ trace_retention: { older_than: '0s', keep: 0 } });
    const { run_id: runId } = await project.run(plan);
    const cleaned = await cleanRuns({ cwd: project.folder, env: {} });
    expect(cleaned).toMatchObject({ ok: true, value: { removed: [runId] } });
  });

  test.each([
    [{}, 'NO_RETENTION'],
    [{ olderThan: 'yesterday' }, 'BAD_AGE'],
  ])('refuses %j', async (asked, code) => {
    using project = scratchProject();
    await project.run(plan);
    const cleaned = await cleanRuns({ cwd: project.folder, env: {}, ...asked });
    expect(cleaned).toMatchObject({ ok: false, errors: [{ code }] });
  });
});
