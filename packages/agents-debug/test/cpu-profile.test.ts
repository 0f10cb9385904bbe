import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { debugInputSchema, type DebugOutput } from '@parallel-dispatcher/schema';
import { analyzeFailure } from '../src/analyze-failure.ts';
import { runCommand } from '../src/process/run-command.ts';
import { hotFunctions } from '../src/profile/hot-functions.ts';

const node = (id: number, functionName: string, url: string) => ({
  id,
  callFrame: { functionName, url, lineNumber: 4 },
});
const profile = {
  nodes: [node(1, '(idle)', ''), node(2, 'slow', 'file:///app/a.js'), node(3, 'fast', 'node:fs')],
  samples: [2, 3, 1, 2],
  timeDeltas: [0, 3_000, 1_000, 9_000],
};

async function analyze(files: Readonly<Record<string, string>>): Promise<DebugOutput> {
  const input = debugInputSchema.parse({
    problem_description: 'It is slow.',
    affected_files: Object.keys(files),
  });
  return await analyzeFailure(input, {
    readText: async (path) => files[path] ?? (await readFile(path, 'utf8')),
  });
}

describe('a CPU profile', () => {
  test('gives each function its own time, and idle time to none', () => {
    expect(hotFunctions(profile)).toStrictEqual([
      { name: 'slow', file: '/app/a.js', line: 5, selfMs: 3, share: 0.75 },
      { name: 'fast', file: 'node:fs', line: 5, selfMs: 1, share: 0.25 },
    ]);
  });

  test('makes suspects of the hottest functions of the project', async () => {
    const report = await analyze({ '/app/main.cpuprofile': JSON.stringify(profile) });
    expect(report.suspects).toMatchObject([
      { rank: 1, method: 'profile', function: 'slow', file: '/app/a.js', line: 5 },
    ]);
    expect(report.root_cause.confidence_score).toBeNull();
  });

  test('that is none is named as not measured', async () => {
    const report = await analyze({ '/app/main.cpuprofile': '{"nodes": 1}' });
    expect(report.suspects).toStrictEqual([]);
    expect(report.not_measured.map(({ what }) => what)).toContain('profile app/main.cpuprofile');
  });

  test('is read as node writes it', async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'cpu-profile-')));
    try {
      const code = `function spin(n) {\n  let sum = 0;\n  for (let i = 0; i < n; i++) sum += Math.sqrt(i) % 7;\n  return sum;\n}\nspin(3e7);\n`;
      await writeFile(join(folder, 'spin.cjs'), code);
      const argv = [process.execPath, '--cpu-prof', '--cpu-prof-name=p.cpuprofile', 'spin.cjs'];
      await runCommand({ argv, folder, env: {}, timeoutMs: 60_000 });
      expect(await readdir(folder)).toContain('p.cpuprofile');
      const file = join(folder, 'p.cpuprofile');
      const report = await analyze({ [file]: await readFile(file, 'utf8') });
      expect(report.suspects[0]).toMatchObject({ rank: 1, function: 'spin', method: 'profile' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
