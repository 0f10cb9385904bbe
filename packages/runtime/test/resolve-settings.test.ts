import { describe, expect, test } from '@jest/globals';
import { dispatchConfigSchema } from '@parallel-dispatcher/schema';
import { resolveSettings } from '../src/settings/resolve-settings.ts';

const loaded = (config: object) => ({
  file: '/home/me/dispatch.config.json',
  directory: '/home/me',
  config: dispatchConfigSchema.parse(config),
  hooks: {},
  warnings: [],
});

const environment = (env: NodeJS.ProcessEnv = {}, flags: object = {}) => ({
  cwd: '/home/me/project',
  env,
  configFile: undefined,
  planSyntax: undefined,
  flags,
});

describe('resolveSettings', () => {
  test('has the documented defaults', () => {
    expect(resolveSettings(environment(), {}, loaded({}))).toEqual({
      ok: true,
      value: {
        maxWorkers: 5,
        minWorkers: null,
        model: null,
        timeoutSeconds: 300,
        idleTimeoutSeconds: null,
        runTimeoutSeconds: null,
        budget: { maxRunSeconds: null, maxCostUsd: null, maxTokens: null, warnAt: 0.8 },
        traceDir: './traces',
        roots: ['/home/me/project'],
        retry: {},
        totalTimeoutSeconds: null,
        onFailure: 'continue',
        cache: false,
        resources: {},
        agentLimits: {},
        writeConflicts: 'refuse',
        ageingSeconds: 60,
        traceContent: 'redacted',
      },
    });
  });

  test.each([
    ['flag', { maxWorkers: 1 }, { max_workers: 2 }, { DISPATCH_MAX_WORKERS: '3' }, 1],
    ['plan', {}, { max_workers: 2 }, { DISPATCH_MAX_WORKERS: '3' }, 2],
    ['environment', {}, {}, { DISPATCH_MAX_WORKERS: '3' }, 3],
    ['config', {}, {}, {}, 4],
  ])('lets the %s win over what comes after it', (_name, flags, plan, env, expected) => {
    const settings = resolveSettings(environment(env, flags), plan, loaded({ max_workers: 4 }));
    expect(settings).toMatchObject({ ok: true, value: { maxWorkers: expected } });
  });

  test('merges the retry policy field by field', () => {
    const settings = resolveSettings(
      environment({}, { maxAttempts: 5 }),
      { retry: { backoff_seconds: 2 } },
      loaded({ retry: { max_attempts: 2, backoff_seconds: 9, max_backoff_seconds: 30 } }),
    );
    expect(settings).toMatchObject({
      value: { retry: { max_attempts: 5, backoff_seconds: 2, max_backoff_seconds: 30 } },
    });
  });

  test('lets a plan ask for less of a resource, never for more', () => {
    const resources = (gpu: number) =>
      resolveSettings(
        environment(),
        { resources: { gpu, db: 7 } },
        loaded({ resources: { gpu: 2 } }),
      );
    expect(resources(1)).toMatchObject({ value: { resources: { gpu: 1, db: 7 } } });
    expect(resources(9)).toMatchObject({ value: { resources: { gpu: 2, db: 7 } } });
  });

  test('adds folders of the config and of flags to the roots', () => {
    const settings = resolveSettings(
      environment({}, { allowDirs: ['../data'] }),
      {},
      loaded({ allow_dirs: ['shared'] }),
    );
    expect(settings).toMatchObject({
      value: { roots: ['/home/me/project', '/home/me/shared', '/home/me/data'] },
    });
  });

  test.each([
    ['DISPATCH_MAX_WORKERS', 'many'],
    ['DISPATCH_MAX_WORKERS', '1.5'],
    ['DISPATCH_TIMEOUT', '-1'],
    ['DISPATCH_IDLE_TIMEOUT', '0'],
    ['DISPATCH_RUN_TIMEOUT', 'Infinity'],
  ])('refuses %s=%s', (name, value) => {
    const settings = resolveSettings(environment({ [name]: value }), {}, loaded({}));
    expect(settings).toMatchObject({ ok: false, errors: [{ code: 'INVALID_VARIABLE' }] });
  });
});
