import { expect, test } from '@jest/globals';
import { findReferences } from '../../src/references/find-references.ts';
import { impliedDependencies } from '../../src/references/implied-dependencies.ts';
import { valueOf } from '../support/scopes.ts';

test('names each task once, in order of appearance', () => {
  const value = ['${tasks.b.output}', '${params.x}', '${tasks.a.output.y}${tasks.b.output.z}'];
  expect(impliedDependencies(valueOf(findReferences(value, '')))).toStrictEqual(['b', 'a']);
});
