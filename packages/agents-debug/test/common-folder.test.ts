import { expect, test } from '@jest/globals';
import { commonFolder } from '../src/case/common-folder.ts';

test.each([
  ['/a/b', '/a/c/d', '/a'],
  ['/a/b', '/a/bc', '/a'],
  ['/a/b', '/a/b/c', '/a/b'],
  ['/a', '/b', '/'],
  ['/', '/b', '/'],
])('%s and %s share %s', (one, other, shared) => {
  expect(commonFolder(one, other)).toBe(shared);
});
