import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { startModelServer } from '@parallel-dispatcher/agent/testing';
import type { RunResult } from '@parallel-dispatcher/schema';
import { scratchProject, type ScratchProject } from './scratch-project.ts';

const script = fileURLToPath(new URL('fixtures/model-run.js', import.meta.url));
const asker = fileURLToPath(new URL('fixtures/agents/asker.ts', import.meta.url));

interface Ended {
  readonly result: RunResult;
  readonly loaded: readonly string[];
  readonly printed: string;
}

async function runApart(project: ScratchProject, plan: object, env: object = {}): Promise<Ended> {
  const answer = project.path('answer.json');
  const options = { plan, answer, cwd: project.folder, env };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    script,
    JSON.stringify(options),
  ]);
  const written = JSON.parse(readFileSync(answer, 'utf8')) as Omit<Ended, 'printed'>;
  return { ...written, printed: stdout + stderr };
}

const ask = (how: string) => ({ task_id: how, agent: 'asker', input_data: { prompt: how, how } });

describe('a process that runs a plan', () => {
  test('loads nothing of models where none is configured', async () => {
    using project = scratchProject({ agents: [asker] });
    const { result, loaded, printed } = await runApart(project, { tasks: [ask('text')] });
    expect(result.results).toMatchObject([{ error_detail: { code: 'MODEL_REQUIRED' } }]);
    expect(loaded).toStrictEqual([]);
    expect(printed).toBe('');
  });

  test('prints nothing of what providers warn of', async () => {
    await using server = await startModelServer(({ body }) =>
      JSON.stringify(body).includes('schema')
        ? { value: { verdict: 'good', score: 1 } }
        : { text: 'Fine, thank you.' },
    );
    using project = scratchProject({ agents: [asker] });
    // A model that the provider does not know: it warns.
    const env = { DISPATCH_MODEL: `anthropic:nobody-knows-me@${server.url}` };
    const plan = { tasks: [ask('text'), ask('object'), ask('stream')] };
    const { result, loaded, printed } = await runApart(project, plan, env);
    expect(result.results.map(({ outcome }) => outcome)).toStrictEqual([
      'succeeded',
      'succeeded',
      'succeeded',
    ]);
    expect(loaded.some((url) => url.includes('@ai-sdk/anthropic'))).toBe(true);
    expect(loaded.some((url) => url.includes('@ai-sdk/openai'))).toBe(false);
    expect(printed).toBe('');
  });
});
