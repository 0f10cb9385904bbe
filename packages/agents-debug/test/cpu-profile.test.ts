import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runAgent } from '@parallel-dispatcher/agent/testing';
import { debugInputSchema, type DebugOutput } from '@parallel-dispatcher/schema';
import agent from '../src/agent.ts';
import { analyzeFailure } from '../src/analyze-failure.ts';
import { runCommand } from '../src/process/run-command.ts';
import { blockingCalls } from '../src/profile/blocking-calls.ts';
import { hotFunctions } from '../src/profile/hot-functions.ts';

const node = (id: number, functionName: string, url: string) => ({
  id,
  callFrame: { functionName, url, lineNumber: 4 },
  children: [] as number[],
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

  test('shows synchronous calls with the function of the project that waits for them', () => {
    const nodes = [
      { ...node(1, 'load', 'file:///app/a.js'), children: [2] },
      { ...node(2, 'readFileSync', 'node:fs'), children: [3] },
      node(3, 'openSync', 'node:fs'),
      node(4, '(idle)', ''),
    ];
    const found = blockingCalls({
      nodes,
      samples: [3, 2, 1, 4, 1],
      timeDeltas: [0, 2_000, 1_000, 1_000, 9_000],
    });
    expect(found).toStrictEqual([
      { call: 'readFileSync', name: 'load', file: '/app/a.js', line: 5, totalMs: 3, share: 0.75 },
    ]);
  });

  test('ties what a tool says of the hot function to it', async () => {
    const files = {
      '/app/main.cpuprofile': JSON.stringify(profile),
      '/app/a.js': '\n\n\n\nexport function slow(ids) {\n  for (const id of ids) load(id);\n}\n',
    };
    const asked: unknown[] = [];
    const result = await runAgent(
      agent,
      { problem_description: 'It is slow.', affected_files: Object.keys(files) },
      {
        files,
        tools: {
          identify_optimization_opportunities: (args) => {
            asked.push(args);
            return {
              opportunities: [
                { kind: 'query-in-loop', line: 6, code: 'load(id)', why: 'N+1', fix: 'ask once' },
              ],
            };
          },
        },
      },
    );
    if (!result.ok) throw new Error(result.error.message);
    const report = result.output as unknown as DebugOutput;
    expect(asked).toMatchObject([{ operation_name: 'slow', source_path: '/app/a.js' }]);
    expect(report.hypotheses[0]?.text).toMatch(/^most of the time goes to `slow` .*query-in-loop/);
    expect(report.root_cause.confidence_score).toBeNull();
  });
});
