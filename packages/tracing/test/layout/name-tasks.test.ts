import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nameTasks } from '../../src/layout/name-tasks.ts';
import { possibleNames } from '../../src/layout/possible-names.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.stringMatching(/^[a-cA-C._~-]{1,4}$/),
  fc.stringMatching(/^[a-z]{1,3}~[0-9a-f]{12}$/),
  fc.constantFrom(
    'CON',
    'con.txt',
    'Lpt1',
    'nul',
    'runs',
    'RUNS',
    'dispatch-1',
    'Dispatch-x',
    '..',
    '.',
  ),
  fc.constantFrom(
    '../../etc/passwd',
    'a/b',
    'a\\b',
    'a\0b',
    '',
    ' ',
    'x'.repeat(101),
    'a.',
    '\u{D800}',
  ),
);

describe('file names of tasks', () => {
  test('a safe id is its own name', () => {
    const ids = ['build-api', 'step_2', 'v1.2', '0', 'x'.repeat(100)];
    const names = nameTasks(ids);
    expect(ids.map((id) => names.nameOf(id))).toEqual(ids);
  });

  test('any other id has a readable part and a hash', () => {
    const hash = createHash('sha256').update('build api/v2').digest('hex').slice(0, 12);
    expect(nameTasks(['build api/v2']).nameOf('build api/v2')).toBe(`build-api-v2~${hash}`);
  });

  test.each(['CON', 'con', 'Aux.json', 'COM1', 'lpt9.x', 'dispatch-20251006_120000', 'Runs', 'a.'])(
    '%s is reserved',
    (id) => {
      const name = nameTasks([id]).nameOf(id);
      expect(name).toMatch(/~[0-9a-f]{12}$/);
      expect(name).not.toMatch(/^(?:dispatch-|runs|con|aux|com1|lpt9)/i);
    },
  );

  test('ids that differ only in case both get a hash, in any order', () => {
    const one = nameTasks(['Build', 'build']);
    const other = nameTasks(['build', 'Build']);
    expect(one.nameOf('Build')).toMatch(/^Build~/);
    expect(one.nameOf('build')).toMatch(/^build~/);
    expect(other.nameOf('build')).toBe(one.nameOf('build'));
    expect(other.nameOf('Build')).toBe(one.nameOf('Build'));
  });

  test('no two tasks share a name, on disks without case too, and every name stays inside', () => {
    const folder = resolve('/traces');
    fc.assert(
      fc.property(
        fc.uniqueArray(hostile, { maxLength: 60 }),
        fc.uniqueArray(hostile),
        (ids, later) => {
          const names = nameTasks(ids);
          const all = [...new Set([...ids, ...later])];
          const files = all.map((id) => `${names.nameOf(id)}.json`);
          expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(all.length);
          for (const file of files) {
            expect(dirname(resolve(join(folder, file)))).toBe(folder);
            expect(file).toMatch(/^[A-Za-z0-9_-][A-Za-z0-9._~-]*\.json$/);
            expect(Buffer.byteLength(file)).toBeLessThanOrEqual(200);
            expect(file).not.toMatch(
              /^(?:dispatch-|runs\.json|(?:con|prn|aux|nul|com\d|lpt\d)\.)/i,
            );
          }
          // The same question always has the same answer, and a reader without the plan finds it.
          for (const id of all) {
            expect(nameTasks(ids).nameOf(ids[0] ?? id)).toBe(names.nameOf(ids[0] ?? id));
            expect(possibleNames(id)).toContain(names.nameOf(id));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
