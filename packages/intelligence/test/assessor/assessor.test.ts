import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { Assessor } from '../../src/assessor/assessor.ts';
import type { Job } from '../../src/assessor/messages.ts';

const workerFile = new URL('../fixtures/workers/dies.js', import.meta.url);
const never = new AbortController().signal;

function job(text: string): Job {
  return { kind: 'patterns', source: { language: 'python', path: null, text } };
}

describe('Assessor', () => {
  test('goes on with a new worker when one dies', async () => {
    await using assessor = new Assessor({ workerFile });
    const answers = await Promise.all(
      ['a', 'die', 'b', 'die', 'c'].map(async (text) => await assessor.run(job(text), never)),
    );
    expect(answers.map((one) => (one.ok ? one.value['text'] : one.failure.error.code))).toEqual([
      'a',
      'ASSESSOR_DIED',
      'b',
      'ASSESSOR_DIED',
      'c',
    ]);
  });

  test('ends a job whose caller is gone, and does the next', async () => {
    await using assessor = new Assessor({ workerFile });
    const gone = new AbortController();
    const hanging = assessor.run(job('hang'), gone.signal);
    const waiting = assessor.run(job('hang'), gone.signal);
    const next = assessor.run(job('a'), never);
    gone.abort();
    expect(await hanging).toMatchObject({ failure: { error: { code: 'ASSESSOR_STOPPED' } } });
    expect(await waiting).toMatchObject({ failure: { error: { code: 'ASSESSOR_STOPPED' } } });
    expect(await next).toMatchObject({ ok: true, value: { text: 'a' } });
    expect(await assessor.run(job('a'), gone.signal)).toMatchObject({ ok: false });
  });

  test('ends a job that takes too long', async () => {
    await using assessor = new Assessor({ workerFile, timeoutMs: 200 });
    const late = await assessor.run(job('hang'), never);
    expect(late).toMatchObject({
      failure: { error: { code: 'ASSESSOR_TIMEOUT' }, errorClass: 'tool' },
    });
  });

  test('settles what is under way when it is closed', async () => {
    const assessor = new Assessor({ workerFile });
    const [running, waiting] = [assessor.run(job('hang'), never), assessor.run(job('a'), never)];
    await assessor[Symbol.asyncDispose]();
    for (const answer of [await running, await waiting, await assessor.run(job('a'), never)]) {
      expect(answer).toMatchObject({ failure: { error: { code: 'ASSESSOR_STOPPED' } } });
    }
  });

  test('lets the process end when no job is under way, and not before', () => {
    const index = fileURLToPath(new URL('../../dist/index.js', import.meta.url));
    const script = `
      const { createIntelligence } = await import(${JSON.stringify(index)});
      const intelligence = createIntelligence({ workspace: '.' });
      const args = { content: 'x = 1', language: 'python' };
      const answer = await intelligence.call({ name: 'get_quality_patterns', args, signal: new AbortController().signal });
      console.log(answer.ok);`;
    const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      timeout: 50_000,
    });
    expect(said).toBe('true\n');
  });
});
