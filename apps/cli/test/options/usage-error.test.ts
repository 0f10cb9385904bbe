import { expect, test } from '@jest/globals';
import { usageError } from '../../src/options/usage-error.ts';

const commands = ['run', 'validate'];

test('keeps the suggestion of a near flag as its hint', () => {
  const error = usageError(
    {
      code: 'commander.unknownOption',
      message: "error: unknown option '--max-worker'\n(Did you mean --max-workers?)",
    },
    { argv: ['run', '--max-worker', '3'], commands },
  );
  expect(error).toMatchObject({
    code: 'BAD_USAGE',
    message: "Unknown option '--max-worker'.",
    hint: 'Did you mean --max-workers?',
  });
});

test('names the help of the command otherwise', () => {
  const error = usageError(
    { code: 'commander.unknownOption', message: "error: unknown option '--zzz'" },
    { argv: ['validate', '--zzz'], commands },
  );
  expect(error.hint).toBe('See dispatch validate --help.');
});

test('takes too many arguments for a mistyped command', () => {
  const error = usageError(
    { code: 'commander.excessArguments', message: 'error: too many arguments.' },
    { argv: ['valdate', 'plan.json'], commands },
  );
  expect(error.hint).toBe('Did you mean dispatch validate? There are run, validate.');
});
