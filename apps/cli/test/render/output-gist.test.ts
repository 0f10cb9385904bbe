import { expect, test } from '@jest/globals';
import { outputGist } from '../../src/render/output-gist.ts';

test.each([
  ['Hello\nWorld', 'Hello'],
  [42, '42'],
  [{ generated_file: '/out/node_a.ts', summary: 'x' }, 'wrote /out/node_a.ts'],
  [{ generated_file: null, error_summary: 'total is undefined [E2]' }, 'total is undefined [E2]'],
  [{ error_summary: 'it fails', root_cause: { primary_cause: 'off by one' } }, 'off by one'],
  [{ value: 1, file: 'a.ts' }, '{"value":1,"file":"a.ts"}'],
  [{}, ''],
  [[], ''],
  [{ summary: { nested: true }, message: 'done' }, 'done'],
  [['a'], '["a"]'],
  [null, ''],
  [undefined, ''],
])('of %j is %j', (output, gist) => {
  expect(outputGist(output)).toBe(gist);
});

test('cannot steer a terminal', () => {
  expect(outputGist('\u001B[2Jgone')).not.toContain('\u001B');
});
