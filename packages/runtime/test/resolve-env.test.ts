import { describe, expect, test } from '@jest/globals';
import { resolveEnv } from '../src/preflight/resolve-env.ts';

const references = {
  env: { API_KEY: 'k-1' },
  allowed: ['API_KEY', 'GONE'],
  at: 'tasks[0].input_data',
};

describe('resolveEnv', () => {
  test('replaces a reference at any depth and nothing else', () => {
    const input = { a: [{ key: { $env: 'API_KEY' } }], b: { $env: 'API_KEY', more: 1 }, c: '$env' };
    expect(resolveEnv(input, references)).toEqual({
      ok: true,
      value: { ...input, a: [{ key: 'k-1' }] },
    });
  });

  test('refuses a variable that the config does not allow', () => {
    expect(resolveEnv({ a: [{ $env: 'HOME' }] }, references)).toMatchObject({
      ok: false,
      errors: [{ code: 'ENV_NOT_ALLOWED', path: 'tasks[0].input_data.a[0]' }],
    });
  });

  test('refuses a variable that is not set', () => {
    expect(resolveEnv({ a: { $env: 'GONE' } }, references)).toMatchObject({
      ok: false,
      errors: [{ code: 'ENV_MISSING', path: 'tasks[0].input_data.a' }],
    });
  });
});
