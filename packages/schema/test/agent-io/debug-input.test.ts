import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { debugInputSchema } from '../../src/agent-io/debug-input.ts';
import { describeZodIssues } from '../../src/problems/describe-zod-issues.ts';

function refusal(value: unknown) {
  const parsed = debugInputSchema.safeParse(value);
  if (parsed.success) return [];
  const errors = describeZodIssues(parsed.error, { at: '', value, schema: debugInputSchema });
  return errors.map(({ code, path }) => [code, path]);
}

const documented = { problem_description: 'The total is wrong.', affected_files: ['/p/cart.ts'] };

describe('the documented form', () => {
  test('gets its defaults', () => {
    expect(debugInputSchema.parse(documented)).toStrictEqual({
      ...documented,
      error_traces: [],
      analysis_depth: 'standard',
      hypothesis: '',
      test_command: null,
      lint_command: null,
      failing_input: null,
      apply_fix: 'never',
      inline_files: [],
      additional_context: null,
      pre_gathered_context: null,
    });
  });

  test('applies a fix only where it can be verified', () => {
    const wanted = { ...documented, apply_fix: 'verified' };
    const faults = (fields: object): unknown =>
      debugInputSchema.safeParse({ ...wanted, ...fields }).error?.issues.map(({ path }) => path);
    expect(faults({})).toStrictEqual([['test_command']]);
    expect(faults({ test_command: ['npm', 'test'] })).toStrictEqual([['analysis_depth']]);
    expect(faults({ test_command: ['npm', 'test'], analysis_depth: 'deep' })).toBeUndefined();
  });

  test('turns every kind of trace into text', () => {
    const error_traces = [
      'TypeError: x\n    at f (/a.ts:1:2)',
      { type: 'TypeError', message: 'x' },
      { message: 'x', stack: 'TypeError: x\n    at f' },
      { type: 'KeyError', message: 'x', traceback: 'Traceback' },
      { other: 1 },
    ];
    expect(debugInputSchema.parse({ ...documented, error_traces }).error_traces).toStrictEqual([
      'TypeError: x\n    at f (/a.ts:1:2)',
      'TypeError: x',
      'TypeError: x\n    at f',
      'KeyError: x\nTraceback',
      '{"other":1}',
    ]);
  });

  test.each([
    [{ affected_files: ['cart.ts'] }, 'INVALID_VALUE', 'affected_files[0]'],
    [{ affected_files: ['/a/../b'] }, 'INVALID_VALUE', 'affected_files[0]'],
    [{ affected_files: '/a' }, 'INVALID_TYPE', 'affected_files'],
    [{ error_traces: [5] }, 'INVALID_TYPE', 'error_traces[0]'],
    [{ error_traces: [''] }, 'INVALID_VALUE', 'error_traces[0]'],
    [{ analysis_depth: 'deap' }, 'INVALID_VALUE', 'analysis_depth'],
    [{ problem_description: '' }, 'MISSING_FIELD', 'problem_description'],
    [{ hypotesis: 'x' }, 'UNKNOWN_FIELD', 'hypotesis'],
    [{ file_path: 'cart.ts' }, 'INVALID_VALUE', 'file_path'],
  ])('refuses %j', (change, code, path) => {
    expect(refusal({ ...documented, ...change })).toStrictEqual([[code, path]]);
  });

  test('needs a problem and something to look at', () => {
    expect(refusal({})).toStrictEqual([
      ['MISSING_FIELD', 'problem_description'],
      ['MISSING_FIELD', 'affected_files'],
    ]);
  });
});

describe('the inline form', () => {
  test('becomes the documented one', () => {
    const input = { code: 'x = {}["a"]', error: "KeyError: 'a'", issue_description: 'It crashes.' };
    expect(debugInputSchema.parse(input)).toMatchObject({
      problem_description: 'It crashes.',
      affected_files: [],
      error_traces: ["KeyError: 'a'"],
      inline_files: [{ path: 'unknown.py', content: 'x = {}["a"]', language: 'python' }],
    });
  });

  test.each([
    [{ file_path: 'src/cart.ts' }, { path: 'src/cart.ts', language: 'typescript' }],
    [{ file_path: 'Makefile' }, { path: 'Makefile', language: null }],
    [{ language: 'JS' }, { path: 'unknown.py', language: 'javascript' }],
  ])('names the file and its language of %j', (fields, file) => {
    const input = { code: 'x', error: 'y', ...fields };
    expect(debugInputSchema.parse(input).inline_files).toMatchObject([file]);
  });

  test.each([
    ['TypeError: x is undefined\n    at f (/a.ts:1:2)', 'TypeError: x is undefined'],
    ['Traceback (most recent call last):\n  File "a.py", line 1\nKeyError: 1\n', 'KeyError: 1'],
  ])('takes the problem of the error where nothing else tells it', (error, problem) => {
    expect(debugInputSchema.parse({ code: 'x', error }).problem_description).toBe(problem);
  });

  test('joins with the documented one, error and code last', () => {
    const input = {
      ...documented,
      issue_description: 'Also for refunds.',
      error_traces: ['first'],
      error: { message: 'second' },
      code: 'x',
      inline_files: [{ path: 'a.ts', content: 'y' }],
    };
    expect(debugInputSchema.parse(input)).toMatchObject({
      problem_description: 'The total is wrong.\n\nAlso for refunds.',
      error_traces: ['first', 'second'],
      inline_files: [{ path: 'a.ts' }, { path: 'unknown.py' }],
    });
  });

  test('takes an absolute file_path without code for an affected file', () => {
    const input = { problem_description: 'x', file_path: '/p/a.py' };
    expect(debugInputSchema.parse(input)).toMatchObject({
      affected_files: ['/p/a.py'],
      inline_files: [],
    });
  });
});

test('an input that was read reads the same again', () => {
  const text = fc.string({ minLength: 1 });
  const input = fc.record(
    {
      problem_description: text,
      affected_files: fc.array(fc.constantFrom('/a', '/b.py')),
      error_traces: fc.array(fc.oneof(text, fc.record({ message: text }))),
      code: fc.string(),
      error: text,
      language: fc.constantFrom('Py', 'go'),
      hypothesis: fc.string(),
      test_command: fc.option(fc.array(fc.string(), { minLength: 1 })),
    },
    { requiredKeys: ['problem_description', 'affected_files'] },
  );
  fc.assert(
    fc.property(input, (given) => {
      const once = debugInputSchema.parse(given);
      expect(debugInputSchema.parse(JSON.parse(JSON.stringify(once)))).toStrictEqual(once);
    }),
  );
});
