import { describe, expect, test } from '@jest/globals';
import { prepareCommand } from '../src/prepared-command.ts';

describe('prepareCommand', () => {
  test('names every problem and where it is', () => {
    const prepared = prepareCommand(
      { stdin: '${inputs}', set_env: { A: '${task', B: '${HOME}' } },
      'config.agents[0].command',
    );
    expect(prepared).toMatchObject({
      ok: false,
      errors: [
        { code: 'MISSING_FIELD', path: 'config.agents[0].command.argv' },
        { code: 'UNKNOWN_SLOT', path: 'config.agents[0].command.stdin' },
        { code: 'UNKNOWN_SLOT', path: 'config.agents[0].command.set_env.B' },
      ],
    });
  });

  test('fills the gaps of a preset and keeps what was said', () => {
    expect(prepareCommand({ preset: 'claude', stdin: 'always this' })).toMatchObject({
      ok: true,
      value: { settings: { stdin: 'always this', error_path: 'is_error' } },
    });
  });
});
