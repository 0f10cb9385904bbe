import { expect, test } from '@jest/globals';
import { missingPackageOf } from '../src/agents/missing-package-of.ts';

const failed = (code: string, message: string): Error =>
  Object.assign(new Error(message), { code });

test('names the package that an import did not find', () => {
  const cause = failed(
    'ERR_MODULE_NOT_FOUND',
    "Cannot find package '@parallel-dispatcher/agent' imported from /agents/review.ts",
  );
  expect(missingPackageOf(cause)).toBe('@parallel-dispatcher/agent');
});

test.each([
  failed('ERR_MODULE_NOT_FOUND', "Cannot find module '/agents/gone.ts' imported from /agents/a.ts"),
  failed('ERR_INVALID_ARG', "Cannot find package 'zod'"),
  'thrown text',
  null,
])('names none for another failure (%s)', (thrown) => {
  expect(missingPackageOf(thrown)).toBeUndefined();
});
