import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { traceIndexSchema, type RunResult } from '@parallel-dispatcher/schema';
import { resumeRun } from '../src/index.ts';
import { higherLimits } from '../src/result/higher-limits.ts';
import { resolveBudget } from '../src/settings/resolve-budget.ts';
import { scratchProject } from './scratch-project.ts';

const outcomes = (result: RunResult) => result.results.map(({ outcome }) => outcome);

const sleeper = {
  name: 'sleeper',
  command: { argv: ['sleep', '0.4'], input: 'none', output: 'text' },
};
const task = (id: string, more: object = {}) => ({ task_id: id, agent: 'sleeper', ...more });

describe('max_run_seconds', () => {
  test('lets what runs end, starts nothing more, and is raised by a resume', async () => {
    using project = scratchProject({ max_workers: 1, agents: [sleeper] });
    const plan = {
      config: { max_run_seconds: 0.2 },
      tasks: [task('a'), task('b'), task('c', { dependencies: ['b'] })],
    };
    const result = await project.run(plan);
    expect(result).toMatchObject({
      status: 'partial',
      exit_code: 4,
      stopped: { reason: 'budget', detail: expect.stringContaining('max_run_seconds 0.2') },
    });
    expect(result.recovery?.commands[0]).toEqual(
      expect.arrayContaining(['dispatch', 'resume', result.run_id, '--max-run-seconds']),
    );
    const left = outcomes(result).filter((outcome) => outcome === 'budget_exhausted');
    expect(left).toHaveLength(2);
    expect(project.events).toContainEqual(
      expect.objectContaining({ type: 'budget', limit: 'max_run_seconds', max: 0.2 }),
    );
    const index = readFileSync(project.path(result.trace_index ?? ''), 'utf8');
    expect(traceIndexSchema.parse(JSON.parse(index)).config['max_run_seconds']).toBe(0.2);

    const options = { cwd: project.folder, env: {} };
    const same = await resumeRun('latest', options);
    expect(same.exit_code).toBe(4);
    const more = await resumeRun('latest', { ...options, flags: { maxRunSeconds: 3_600 } });
    expect(more).toMatchObject({ status: 'success', exit_code: 0, stopped: null });
    const ended = readFileSync(project.path(more.results[0]?.trace_file ?? ''), 'utf8');
    expect(JSON.parse(ended)).toMatchObject({ outcome: 'succeeded' });
  });
});

describe('higherLimits', () => {
  const budget = { maxRunSeconds: 60, maxCostUsd: 0.25, maxTokens: 1_000, warnAt: 0.8 };
  const used = (cost_usd: number, input_tokens: number) => ({
    cost_usd,
    input_tokens,
    output_tokens: 0,
    cached_input_tokens: 0,
    model_calls: 1,
  });

  test.each([
    ['that was reached', used(0.26, 10), 1, ['--max-cost-usd', '0.52']],
    ['of time', used(0, 0), 61, ['--max-run-seconds', '122']],
    ['left', used(0.2, 900), 1, ['--max-cost-usd', '0.5', '--max-tokens', '2000']],
  ])('doubles the one %s', (_, usage, seconds, flags) => {
    expect(higherLimits(budget, { usage, totalTimeMs: seconds * 1_000 })).toEqual(flags);
  });
});

describe('resolveBudget', () => {
  const sources = { flags: {}, plan: {}, variables: {} };
  const config = (more: object) => more as Parameters<typeof resolveBudget>[0]['config'];

  test.each([
    ['a plan lowers what the config gives', { max_tokens: 5 }, 5],
    ['a plan does not raise it', { max_tokens: 50 }, 10],
    ['the config holds alone', {}, 10],
  ])('%s', (_, plan, expected) => {
    const budget = resolveBudget({ ...sources, plan, config: config({ max_tokens: 10 }) });
    expect(budget.maxTokens).toBe(expected);
  });

  test('who starts the run has the last word', () => {
    const flags = { maxCostUsd: 5 };
    const plan = { max_cost_usd: 1 };
    expect(resolveBudget({ ...sources, flags, plan, config: config({}) }).maxCostUsd).toBe(5);
  });
});
