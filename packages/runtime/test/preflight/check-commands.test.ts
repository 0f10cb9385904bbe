import { expect, test } from '@jest/globals';
import { scratchProject } from '../scratch-project.ts';

const argv = ['node', '--test'];

async function codesOf(testCommand: unknown, config: object = {}): Promise<readonly unknown[]> {
  using project = scratchProject(config);
  const input = { problem_description: 'It fails.', code: 'x = 1\n', test_command: testCommand };
  const plan = { tasks: [{ task_id: 'find', agent: 'debug', input_data: input }] };
  const result = await project.run(JSON.stringify(plan));
  return result.errors.map(({ code, path }) => ({ code, path }));
}

const path = 'tasks[0].input_data.test_command';

test('a plan may not name a command that the config does not allow', async () => {
  expect(await codesOf(argv)).toStrictEqual([{ code: 'COMMAND_NOT_ALLOWED', path }]);
  expect(await codesOf(argv, { allow_commands: [['node', '--test', 'a']] })).toStrictEqual([
    { code: 'COMMAND_NOT_ALLOWED', path },
  ]);
});

test('a plan may name one that begins as the config says, or none', async () => {
  expect(await codesOf(argv, { allow_commands: [['node']] })).toStrictEqual([]);
  expect(await codesOf(null)).toStrictEqual([]);
});

test('a command must be written out, so that nothing is filled in after the check', async () => {
  const allowed = { allow_commands: [['node']] };
  expect(await codesOf(['node', '$${x}'], allowed)).toStrictEqual([
    { code: 'COMMAND_NOT_ALLOWED', path },
  ]);
});
