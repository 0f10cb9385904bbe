import { describe, expect, test } from '@jest/globals';
import { loadedWith } from './loaded-files.ts';

// Every library here costs each start of the command some milliseconds. A new one may well be needed:
// then by a dynamic import where it is, or by a line here.
const run = loadedWith('src/main.ts', 'actions/start-threads.ts', 'actions/run-plan-file.ts');
const validate = loadedWith('src/main.ts', 'actions/check-plan.ts');

describe('what is loaded', () => {
  test('parses the command line with two libraries', () => {
    expect(loadedWith('src/main.ts').libraries).toEqual(['commander', 'fastest-levenshtein']);
  });

  test('runs a plan without graphology, YAML and the like', () => {
    expect(run.libraries).toEqual([
      'commander',
      'fastest-levenshtein',
      'lilconfig',
      'picomatch',
      'tinyqueue',
      'ulid',
      'zod',
    ]);
  });

  test('checks a plan without what runs one', () => {
    expect(validate.libraries).toEqual([
      'commander',
      'fastest-levenshtein',
      'lilconfig',
      'picomatch',
      'zod',
    ]);
    expect(
      validate.ours.filter((file) => /^(?:dispatcher|executor\/dist\/attempt)\//u.test(file)),
    ).toEqual([]);
  });

  test('runs a plan without agents, and without the schemas of documents that it only writes', () => {
    const unneeded =
      /^agents-|^code-analysis|^mcp|^models|documents\/(?:run-result|task-trace|trace-index)|^schema\/dist\/events/u;
    expect(run.ours.filter((file) => unneeded.test(file))).toEqual([]);
  });

  test('starts threads with little more than the pool', () => {
    const { libraries, ours } = loadedWith('actions/start-threads.ts');
    expect(libraries).toEqual([]);
    expect(ours.length).toBeLessThan(12);
  });

  test('runs an agent on a thread with zod alone', () => {
    expect(loadedWith('executor/dist/worker.js').libraries).toEqual(['fastest-levenshtein', 'zod']);
  });

  test('is few files besides those of the command line', () => {
    const files = (entryPoint: string): number => {
      const before = new Set(loadedWith('src/main.ts').files);
      return loadedWith(entryPoint).files.filter((file) => !before.has(file)).length;
    };
    expect(files('actions/run-plan-file.ts')).toBeLessThan(6);
    expect(files('actions/check-plan.ts')).toBeLessThan(4);
  });
});
