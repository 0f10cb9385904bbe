import { expect, test } from '@jest/globals';
import { workerEnv } from '../../src/pool/worker-env.ts';

test('keeps what programs need, drops what may be secret, adds what was given', () => {
  const env = {
    PATH: '/bin',
    LC_ALL: 'C',
    NODE_ENV: 'test',
    NODE_OPTIONS: '--inspect',
    NODE_AUTH_TOKEN: 'secret',
    OPENAI_API_KEY: 'secret',
    npm_config_registry: 'x',
    HOME: undefined,
  };
  expect(workerEnv(env, { GIVEN: 'yes' })).toStrictEqual({
    PATH: '/bin',
    LC_ALL: 'C',
    NODE_ENV: 'test',
    GIVEN: 'yes',
  });
});
