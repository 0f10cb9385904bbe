import { expect, test } from '@jest/globals';
import { usageError } from '../../src/options/usage-error.ts';

const commands = ['run', 'validate'];
const flags = ['--max-workers', '--output-file', '--output-format', '--trace-dir', '--input'];

test('suggests a near flag', () => {
  const error = usageError(
    {
      code: 'commander.unknownOption',
      message: "error: unknown option '--max-worker'\n(Did you mean --max-workers?)",
    },
    { argv: ['run', '--max-worker', '3'], commands, flags },
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
    { argv: ['validate', '--zzz'], commands, flags },
  );
  expect(error.hint).toBe('See dispatch validate --help.');
});

test('takes too many arguments for a mistyped command', () => {
  const error = usageError(
    { code: 'commander.excessArguments', message: 'error: too many arguments.' },
    { argv: ['valdate', 'plan.json'], commands, flags },
  );
  expect(error.hint).toBe('Did you mean dispatch validate? There are run, validate.');
});

test.each([
  ['--workers', 'Did you mean --max-workers?'],
  ['--trace-directory', 'Did you mean --trace-dir?'],
  ['--output', 'See dispatch run --help.'],
])('for %s says %s', (flag, hint) => {
  const message = `error: unknown option '${flag}'\n(Did you mean --input?)`;
  const code = 'commander.unknownOption';
  expect(usageError({ code, message }, { argv: ['run', flag], commands, flags }).hint).toBe(hint);
});
