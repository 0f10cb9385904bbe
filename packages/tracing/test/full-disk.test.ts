import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openTraceRun } from '../src/index.ts';
import {
  EventTape,
  optionsFor,
  reportOf,
  resultOf,
  temporaryFolder,
} from './support/sample-run.ts';

const size = 256 * 1024;

/** A small disk of its own, which only root can have and not in every container. */
function mountSmallDisk(path: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path]).status === 0;
}

function canMount(): boolean {
  using root = temporaryFolder();
  if (process.getuid?.() !== 0 || !mountSmallDisk(root.path)) return false;
  return spawnSync('umount', [root.path]).status === 0;
}

const withDisk = canMount() ? test : test.skip;

describe('a disk that is really full', () => {
  withDisk('the run goes on, nothing is torn, the status says so', async () => {
    using root = temporaryFolder();
    expect(mountSmallDisk(root.path)).toBe(true);
    try {
      const ids = Array.from({ length: 60 }, (_, n) => `task-${n}`);
      const run = await openTraceRun(optionsFor(join(root.path, 'traces'), { ids }));
      expect(run.status().status).toBe('complete');
      const tape = new EventTape();
      const output = 'x'.repeat(size / 40);
      for (const id of ids) run.append([tape.end(reportOf(id, { output })), tape.settle(id)]);
      const { traceStatus } = await run.finish(resultOf(ids, run));
      expect(traceStatus).toMatchObject({ status: 'degraded', resumable: false });
      expect(traceStatus.reasons.join('\n')).toMatch(/journal ends early.*ENOSPC/);
      expect(readlinkSync(join(run.runDir ?? '', '.journal-incomplete'))).toMatch(/ENOSPC/);
      const files = ids.map((id) => run.traceFileOf(id));
      expect(files).toContain(null);
      expect(files.every((file) => file === null || existsSync(file))).toBe(true);
      for (const file of globSync('traces/**/*.json', { cwd: root.path })) {
        expect(() => void JSON.parse(readFileSync(join(root.path, file), 'utf8'))).not.toThrow();
      }
    } finally {
      spawnSync('umount', [root.path]);
    }
  });
});
