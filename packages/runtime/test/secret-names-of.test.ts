import { expect, test } from '@jest/globals';
import { dispatchConfigSchema } from '@parallel-dispatcher/schema';
import { secretNamesOf } from '../src/settings/secret-names-of.ts';

test('takes what a program is told for a secret, unless it is a path', () => {
  const config = dispatchConfigSchema.parse({
    allow_env: ['ALLOWED'],
    agents: [{ name: 'tool', command: { argv: ['x'], env: ['FOLDER', 'LOGIN', 'URL', 'UNSET'] } }],
  });
  const env = { ALLOWED: '/a/b', FOLDER: '/var/lib/x', LOGIN: 'me', URL: 'http://u:p@host/' };
  expect(secretNamesOf(config, env)).toEqual(['ALLOWED', 'LOGIN', 'URL', 'UNSET']);
});
