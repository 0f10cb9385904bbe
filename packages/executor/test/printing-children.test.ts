import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import type { AttemptReport } from '@parallel-dispatcher/schema';
import { envelopeOf } from './fixtures/zoo.ts';

test('children of an agent on a thread print into its log, however they were started', async () => {
  const host = fileURLToPath(new URL('./fixtures/printing-host.js', import.meta.url));
  const envelope = JSON.stringify(
    envelopeOf('zoo-cpu', { do: 'chatty-children', missing: '/not/there' }),
  );
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [host, envelope]);
  expect(stderr).toBe('');
  // One document, and nothing else.
  const report = JSON.parse(stdout) as AttemptReport;
  const linesOf = (level: string): readonly string[] =>
    report.logs
      .filter((line) => line.level === level)
      .flatMap(({ message }) => message.trim().split('\n'));
  expect(linesOf('stdout').join(' ')).toBe('spawn fork spawnSync execSync failing');
  expect(linesOf('stderr').join(' ')).toBe(
    'spawn slots slots piped fork spawnSync execSync execFileSync failing',
  );
  expect(report.output).toMatchObject({
    seen: {
      spawn: [null, null, [null, null, null]],
      piped: 'piped',
      spawnSync: [null, null, 0],
      execSync: null,
      execFileSync: 'execFileSync',
      failing: 4,
      missing: 'ENOENT',
    },
  });
});
