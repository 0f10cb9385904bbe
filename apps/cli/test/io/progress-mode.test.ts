import { expect, test } from '@jest/globals';
import { progressMode } from '../../src/io/progress-mode.ts';

test.each([
  [false, true, {}, 'none'],
  [false, false, {}, 'none'],
  [true, true, {}, 'status'],
  [true, false, {}, 'lines'],
  [true, true, { CI: 'true' }, 'lines'],
  [true, true, { TERM: 'dumb' }, 'lines'],
] as const)('stderr terminal %j, stdout terminal %j, %j: %s', (stderr, stdout, env, mode) => {
  expect(progressMode({ stderrIsTerminal: stderr, stdoutIsTerminal: stdout, env })).toBe(mode);
});
