import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { maskReferences, referenceMarker } from '../../src/references/mask-references.ts';
import { isReferencePath, issuesBesideReferences } from '../../src/references/reference-paths.ts';

describe('maskReferences', () => {
  test('puts a marker in place of what is not known, and tells where', () => {
    const masked = maskReferences({
      a: '${tasks.x.output}',
      b: ['plain', 'in ${params.p}', '$${HOME}'],
    });
    expect(masked).toStrictEqual({
      value: { a: referenceMarker, b: ['plain', referenceMarker, '${HOME}'] },
      paths: [['a'], ['b', 1]],
    });
  });

  test('leaves a broken reference for its own error', () => {
    expect(maskReferences('${tasks.')).toStrictEqual({ value: '${tasks.', paths: [] });
  });

  test('masks items in a map only', () => {
    expect(maskReferences('${item}').paths).toHaveLength(0);
    expect(maskReferences('${item}', { inMap: true }).paths).toStrictEqual([[]]);
  });
});

describe('issuesBesideReferences', () => {
  const schema = z
    .strictObject({
      count: z.number(),
      files: z.array(z.string()).min(3),
      mode: z.enum(['a', 'b']),
      either: z.union([z.object({ k: z.number() }), z.object({ l: z.string() })]),
    })
    .refine(({ mode }) => mode === 'a');

  test('keeps what is wrong whatever the outputs are', () => {
    const { value, paths } = maskReferences({
      count: '${tasks.x.output.n}',
      files: ['${tasks.x.output.f}', 3],
      mode: 'c',
      either: { k: '${tasks.x.output.k}' },
      extra: 1,
    });
    const parsed = schema.safeParse(value);
    const left = issuesBesideReferences(parsed.error?.issues ?? [], paths);
    expect(left.map(({ path }) => path.join('.'))).toStrictEqual(['files.1', 'files', 'mode', '']);
    expect(left.at(-1)?.code).toBe('unrecognized_keys');
  });

  test('does not judge a whole that holds a marker', () => {
    const { value, paths } = maskReferences({
      count: 1,
      files: ['a', 'b', 'c'],
      mode: '${params.mode}',
      either: { l: 'x' },
    });
    const parsed = schema.safeParse(value);
    expect(parsed.success).toBe(false);
    expect(issuesBesideReferences(parsed.error?.issues ?? [], paths)).toStrictEqual([]);
  });

  test('knows paths at or below a marker', () => {
    expect(isReferencePath([['a', 0]], ['a', 0])).toBe(true);
    expect(isReferencePath([['a', 0]], ['a', 0, 'b'])).toBe(true);
    expect(isReferencePath([['a', 0]], ['a'])).toBe(false);
    expect(isReferencePath([['a', 0]], ['a', 1])).toBe(false);
  });
});
