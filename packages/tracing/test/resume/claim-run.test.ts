import {
  appendFileSync,
  existsSync,
  globSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { reopenTraceRun } from '../../src/index.ts';
import {
  breakOff,
  factsOfBrokenRun,
  mustRead,
  mustReopen,
  nobody,
  readOwnerFile,
  tryToReopen,
} from '../support/broken-off-run.ts';
import { failingFileSystem } from '../support/failing-file-system.ts';
import { EventTape, temporaryFolder } from '../support/sample-run.ts';

describe('only one owner', () => {
  test('the second of two that read the same is refused', async () => {
    using root = temporaryFolder();
    await breakOff(root.path);
    const read = await mustRead(root.path);
    const answers = await Promise.all([1, 2, 3, 4].map(() => tryToReopen(root.path, read)));
    const codes = answers.map((answer) => (answer.ok ? 'taken' : answer.error.code));
    expect(codes.toSorted()).toEqual(['RUN_HELD', 'RUN_HELD', 'RUN_HELD', 'taken']);
    expect(globSync('**/owner-*', { cwd: root.path })).toEqual([]);
    for (const answer of answers) if (answer.ok) await answer.value[Symbol.asyncDispose]();
  });

  test('one that read before another took the run over and let it go must read again', async () => {
    using root = temporaryFolder();
    await breakOff(root.path);
    const read = await mustRead(root.path);
    const run = await mustReopen(root.path);
    await run[Symbol.asyncDispose]();
    expect(await tryToReopen(root.path, read)).toMatchObject({
      ok: false,
      error: { code: 'RUN_CHANGED', retryable: true },
    });
    expect(await mustReopen(root.path)).toMatchObject({ fence: 2 });
  });

  test('a journal that grew since it was read is not cut', async () => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    const read = await mustRead(root.path);
    const file = join(runDir, 'journal.jsonl');
    appendFileSync(file, `${JSON.stringify(new EventTape(4).submit('c'))}\n`);
    const before = readFileSync(file, 'utf8');
    expect(await tryToReopen(root.path, read)).toMatchObject({ error: { code: 'RUN_CHANGED' } });
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(existsSync(join(runDir, 'owner-1.json'))).toBe(false);
  });

  test.each([
    ['of a process that died', { pid: nobody }, false, 'taken'],
    ['of a living process', { pid: process.pid }, true, 'RUN_HELD'],
    ['of another machine', { hostname: `not-${hostname()}` }, false, 'RUN_ON_OTHER_HOST'],
    ['of another machine, with force', { hostname: `not-${hostname()}` }, true, 'taken'],
  ])('a claim %s', async (_what, changes, force, answer) => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    const claim = { ...readOwnerFile(runDir), fence: 1, ...changes };
    writeFileSync(join(runDir, 'owner-1.json'), JSON.stringify(claim));
    const reopened = await tryToReopen(root.path, await mustRead(root.path), force);
    expect(reopened.ok ? 'taken' : reopened.error.code).toBe(answer);
    if (!reopened.ok) return;
    expect(reopened.value.fence).toBe(2);
    expect(readdirSync(runDir).filter((name) => name.startsWith('owner'))).toEqual(['owner.json']);
    await reopened.value[Symbol.asyncDispose]();
  });

  test('a claim that cannot be read needs force', async () => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    writeFileSync(join(runDir, 'owner-1.json'), 'what?');
    const read = await mustRead(root.path);
    const code = 'RUN_OWNER_UNKNOWN';
    expect(await tryToReopen(root.path, read)).toMatchObject({ error: { code } });
    expect(await tryToReopen(root.path, read, true)).toMatchObject({
      ok: true,
      value: { fence: 2 },
    });
  });
});

test('a taker that dies at any call leaves a run that the next one takes, a fence further', async () => {
  using root = temporaryFolder();
  const runDir = await breakOff(root.path);
  let fence = 0;
  for (let at = 1, survived = false; !survived; at += 1) {
    const run = await mustRead(root.path);
    const fileSystem = failingFileSystem({ at, code: 'EIO', staysBroken: true });
    await reopenTraceRun({ traceDir: root.path, run, fileSystem });
    survived = fileSystem.calls() < at;
    // As if its process had died there: it is this one, which lives.
    for (const file of globSync('owner*.json', { cwd: runDir })) {
      const owner = JSON.parse(readFileSync(join(runDir, file), 'utf8')) as object;
      writeFileSync(join(runDir, file), JSON.stringify({ ...owner, pid: nobody }));
    }
    const next = await mustReopen(root.path);
    expect(next.fence).toBeGreaterThan(fence);
    fence = next.fence;
    expect(next.status()).toMatchObject({ status: 'complete', resumable: true });
    expect(readdirSync(runDir).filter((name) => name.startsWith('owner'))).toEqual(['owner.json']);
    await next[Symbol.asyncDispose]();
    expect((await mustRead(root.path)).events).toEqual(factsOfBrokenRun());
  }
  expect(fence).toBeGreaterThan(20);
});
