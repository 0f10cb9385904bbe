import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSecretName, maskSecrets } from '../../src/problems/mask-secrets.ts';

describe('maskSecrets', () => {
  test.each([
    'AKIAIOSFODNN7EXAMPLE',
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    'sk-proj-abc123',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF123456',
    '-----BEGIN PRIVATE KEY-----MIIE',
  ])('stars %s', (secret) => {
    expect(maskSecrets(`a ${secret} b`)).not.toContain(secret.slice(4, 14));
  });

  test.each(['a plain sentence of many words', 'tasks.dependencies', '/home/me/project/src/a.ts'])(
    'leaves %s alone',
    (text) => {
      expect(maskSecrets(text)).toBe(text);
    },
  );

  test('keeps the length, so that carets stay in place', () => {
    fc.assert(fc.property(fc.string(), (text) => maskSecrets(text).length === text.length));
    expect(maskSecrets('{"password":"abc"}')).toBe('{"password":"***"}');
  });

  test.each([
    ['password: hunter2', 'password: *******'],
    ['{ api_key: hunter2, b: 1 }', '{ api_key: *******, b: 1 }'],
    ["'client_secret': hunter2", "'client_secret': *******"],
    ['password: "hunter2"', 'password: "*******"'],
    ["token: 'hunter2' # x", "token: '*******' # x"],
    ['agent: coder', 'agent: coder'],
  ])('stars the value of a secret name in YAML: %s', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
  });

  test('is not slow on long hostile texts', () => {
    for (const part of [
      'a1',
      '://a:',
      '"password":',
      '-----BEGIN',
      'Bearer ',
      'password: ',
      'token-',
    ]) {
      expect(maskSecrets(part.repeat(400)).length).toBe(part.length * 400);
    }
  });
});

describe('isSecretName', () => {
  test.each(['password', 'API_KEY', 'accessToken', 'client_secret', 'Authorization'])(
    '%s',
    (name) => {
      expect(isSecretName(name)).toBe(true);
    },
  );

  test.each(['task_id', 'description', 'keyboard', 'pass_rate'])('not %s', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});
