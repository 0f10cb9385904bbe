import { describe, expect, test } from '@jest/globals';
import { readContextRequirement } from '../../src/documents/context-requirement.ts';

describe('readContextRequirement', () => {
  test.each([
    ['rag:pricing rules', { type: 'rag', key: 'pricing rules' }],
    ['file:/a/b.ts', { type: 'file', key: '/a/b.ts' }],
    ['pattern:retry: with backoff', { type: 'pattern', key: 'retry: with backoff' }],
    ['structure: src', { type: 'structure', key: ' src' }],
    ['pricing rules', { type: 'rag', key: 'pricing rules' }],
    ['File:/a', undefined],
    ['https://example.com', undefined],
    ['rag:', undefined],
    [':x', undefined],
  ])('%j', (text, requirement) => {
    expect(readContextRequirement(text)).toStrictEqual(requirement);
  });
});
