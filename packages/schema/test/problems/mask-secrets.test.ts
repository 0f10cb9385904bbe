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

  test('is not slow on long hostile texts', () => {
    for (const part of ['a1', '://a:', '"password":', '-----BEGIN', 'Bearer ']) {
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
