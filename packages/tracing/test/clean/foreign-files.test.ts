import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changeOwner } from '../support/broken-off-run.ts';
import { clean, snapshot, writeEndedRun } from '../support/ended-run.ts';
import { temporaryFolder } from '../support/sample-run.ts';

describe('nothing foreign is touched', () => {
  /** Each puts something into the folder of a run, or beside it, that makes it doubtful. */
  const doubts: Record<string, (runDir: string, root: string) => void> = {
    'a note in it': (runDir) => writeFileSync(join(runDir, 'notes.txt'), 'mine'),
    'a note among its traces': (runDir) => writeFileSync(join(runDir, 'tasks', 'n.txt'), 'mine'),
    'a look-alike trace': (runDir) => writeFileSync(join(runDir, 'tasks', 'n.json'), '{"a": 1}'),
    'the trace of another run': (runDir) =>
      writeFileSync(
        join(runDir, 'tasks', 'n.json'),
        '{\n  "schema_version": 1,\n  "run_id": "another"\n}',
      ),
    'an artifact with another name': (runDir) =>
      writeFileSync(join(runDir, 'artifacts', 'photo.jpg'), 'mine'),
    'a folder of yours': (runDir) => mkdirSync(join(runDir, 'backup')),
    'a folder in a folder': (runDir) => mkdirSync(join(runDir, 'artifacts', 'f'.repeat(64))),
    'a link out': (runDir) => symlinkSync('/etc', join(runDir, 'etc')),
    'a link in the place of its traces': (runDir, root) => {
      renameSync(join(runDir, 'tasks'), join(root, 'my-tasks'));
      symlinkSync(join(root, 'my-tasks'), join(runDir, 'tasks'));
    },
    'a link in the place of an artifact': (runDir) =>
      symlinkSync('/etc/passwd', join(runDir, 'artifacts', 'e'.repeat(64))),
    'a link in the place of its journal': (runDir, root) => {
      renameSync(join(runDir, 'journal.jsonl'), join(root, 'my-journal'));
      symlinkSync(join(root, 'my-journal'), join(runDir, 'journal.jsonl'));
    },
    'another name': (runDir) => renameSync(runDir, `${runDir}-copy`),
    'another name with .trash': (runDir, root) =>
      renameSync(runDir, join(root, 'runs', '.trash-mine')),
    'the owner of another run': (runDir) => changeOwner(runDir, { run_id: 'another' }),
    'no documents': (runDir) => {
      rmSync(join(runDir, 'owner.json'));
      rmSync(join(runDir, 'plan.json'));
    },
    'an owner.json that is none': (runDir) => writeFileSync(join(runDir, 'owner.json'), '{}'),
    'a plan.json that is none': (runDir) => writeFileSync(join(runDir, 'plan.json'), '[]'),
  };

  test.each(Object.entries(doubts))('a run with %s', async (_what, spoil) => {
    using root = temporaryFolder();
    const run = await writeEndedRun(root.path, 1);
    spoil(run.runDir ?? '', root.path);
    const before = snapshot(root.path);
    const { removed, kept, bytes } = await clean(root.path, { keep: 0, includeInterrupted: true });
    expect({ removed, bytes }).toEqual({ removed: [], bytes: 0 });
    expect(kept).toEqual([{ run: expect.any(String), reason: expect.stringContaining('ours') }]);
    expect(snapshot(root.path)).toEqual(before);
  });

  test('what is in the trace folder beside our runs', async () => {
    using root = temporaryFolder();
    using elsewhere = temporaryFolder();
    mkdirSync(root.path, { recursive: true });
    writeFileSync(join(elsewhere.path, 'target.json'), 'theirs');
    writeFileSync(join(root.path, 'dispatch-20200101_000000.json'), '{"run_id": "run-1"}');
    writeFileSync(join(root.path, 'dispatch-plans.json'), 'mine');
    writeFileSync(join(root.path, 'notes.json'), 'mine');
    symlinkSync(join(elsewhere.path, 'target.json'), join(root.path, 'out.json'));
    symlinkSync('runs/run-2/tasks/a.json', join(root.path, 'not-ours'));
    symlinkSync('../runs/run-1/tasks/a.json', join(root.path, 'up.json'));
    symlinkSync('runs/run-1/journal.jsonl', join(root.path, 'journal.json'));
    symlinkSync('runs/run-11/tasks/a.json', join(root.path, 'dangling.json'));
    mkdirSync(join(root.path, 'runs', 'my-folder'), { recursive: true });
    mkdirSync(join(root.path, 'runs', '.trash-mine'));
    writeFileSync(join(root.path, 'runs', '.trash-mine', 'photo.jpg'), 'mine');
    writeFileSync(join(root.path, 'runs', 'list.txt'), 'mine');
    symlinkSync(elsewhere.path, join(root.path, 'runs', 'run-3'));
    const before = snapshot(root.path);
    const theirs = snapshot(elsewhere.path);
    await writeEndedRun(root.path, 1);
    const { removed, kept } = await clean(root.path, { keep: 0, includeInterrupted: true });
    expect(removed).toEqual(['run-1']);
    expect(kept.map(({ run }) => run)).toEqual(['.trash-mine', 'my-folder']);
    expect(snapshot(root.path)).toEqual(before);
    expect(snapshot(elsewhere.path)).toEqual(theirs);
  });

  test('whatever is planted wherever, under names like ours', async () => {
    const places = ['', 'runs', 'runs/run-1', 'runs/run-1/tasks', 'runs/run-1/artifacts', 'runs/x'];
    const names = ['dispatch-20251006_120000.json', 'a.json', 'run-2', '.trash-run-1', 'tasks'];
    const plant = fc.record({
      place: fc.constantFrom(...places),
      name: fc.constantFrom(...names, 'journal.jsonl', 'owner.json', 'plan.json', '.tmp', 'x y'),
      kind: fc.constantFrom('file', 'folder', 'link out', 'link in'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(plant, { minLength: 1, maxLength: 6 }), async (plants) => {
        using root = temporaryFolder();
        using elsewhere = temporaryFolder();
        writeFileSync(join(elsewhere.path, 'target'), 'theirs');
        await writeEndedRun(root.path, 1);
        const planted = new Map<string, string>();
        for (const { place, name, kind } of plants) {
          const path = join(root.path, place, name);
          if (stateOf(path) !== 'gone' || !existsSync(join(root.path, place))) continue;
          if (kind === 'file') writeFileSync(path, '{"run_id": "run-1", "mine": true}');
          else if (kind === 'folder') mkdirSync(path);
          else symlinkSync(kind === 'link out' ? join(elsewhere.path, 'target') : 'run-1', path);
          planted.set(path, stateOf(path));
        }
        await clean(root.path, { keep: 0, includeInterrupted: true });
        for (const [path, state] of planted) {
          // An empty folder that is called like what a clean-up leaves is one.
          if (path.endsWith('/runs/.trash-run-1') && state === 'folder') continue;
          expect([path, stateOf(path)]).toEqual([path, state]);
        }
        expect(readFileSync(join(elsewhere.path, 'target'), 'utf8')).toBe('theirs');
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  function stateOf(path: string): string {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return 'gone';
    if (stats.isSymbolicLink()) return readlinkSync(path);
    return stats.isDirectory() ? 'folder' : readFileSync(path, 'utf8');
  }
});
