import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { resumeRun } from '../src/index.ts';
import { echo, scratchProject, type ScratchProject } from './scratch-project.ts';

const touch = fileURLToPath(new URL('fixtures/agents/touch.ts', import.meta.url));
const size = 64 * 1024;

/** A small disk of its own, which only root can have and not in every container. */
function mountSmallDisk(project: ScratchProject): string | undefined {
  const path = project.path('disk');
  mkdirSync(path);
  const options = ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path];
  return spawnSync('mount', options).status === 0 ? path : undefined;
}

function canMount(): boolean {
  using project = scratchProject();
  const disk = process.getuid?.() === 0 ? mountSmallDisk(project) : undefined;
  return disk !== undefined && spawnSync('umount', [disk]).status === 0;
}

const withDisk = canMount() ? test : test.skip;

describe('a disk that is full while a file is placed', () => {
  withDisk('leaves its task to a resume, and all else goes on', async () => {
    using project = scratchProject({ agents: [touch, echo] });
    const disk = mountSmallDisk(project) ?? '';
    try {
      writeFileSync(`${disk}/ballast`, Buffer.alloc(size, 1));
      const plan = {
        tasks: [
          { task_id: 'a', agent: 'touch', input_data: { use: 'write', path: `${disk}/a.txt` } },
          { task_id: 'after', agent: 'echo', dependencies: ['a'] },
          { task_id: 'free', agent: 'echo' },
        ],
      };
      const result = await project.run(plan);
      expect(result).toMatchObject({
        exit_code: 4,
        stopped: { reason: 'quota', detail: expect.stringContaining('ENOSPC') },
        results: [
          {
            outcome: 'budget_exhausted',
            error_detail: {
              code: 'QUOTA_EXHAUSTED',
              hint: expect.stringMatching(/free some space.*resume/u),
              cause: { code: 'PATH_NOT_WRITABLE' },
            },
          },
          { outcome: 'budget_exhausted' },
          { outcome: 'succeeded' },
        ],
        recovery: { commands: [['dispatch', 'resume', result.run_id]] },
      });
      rmSync(`${disk}/ballast`);
      const more = await resumeRun('latest', { cwd: project.folder, env: {} });
      expect(more).toMatchObject({ exit_code: 0, status: 'success' });
      expect(readFileSync(`${disk}/a.txt`, 'utf8')).not.toBe('');
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});
