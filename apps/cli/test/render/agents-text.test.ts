import { expect, test } from '@jest/globals';
import { agentsText } from '../../src/render/agents-text.ts';
import { plainPage } from '../../src/render/page.ts';

const reviewer = {
  name: 'review',
  version: '1.2.0',
  description: 'Reads code.',
  aliases: ['reviewer'],
  words: ['review', 'read'],
  workload: 'io',
  isolation: 'thread',
  from: './review.js',
  input_schema: {
    type: 'object',
    properties: { depth: { type: 'string' }, files: { type: 'array' } },
    required: ['files'],
  },
} as const;

test('agentsText says what an agent takes, the required fields first', () => {
  const text = agentsText([reviewer], plainPage);
  expect(text).toContain('review (also reviewer)  1.2.0\n');
  expect(text).toContain('  input_data: files (required), depth\n');
  expect(text).toContain('  taken by tasks without an agent that say: review, read\n');
  expect(text).toContain('$ dispatch agents --output-format json');
});

test('agentsText leaves out fields that no schema names', () => {
  expect(agentsText([{ ...reviewer, input_schema: null }], plainPage)).not.toContain('input_data');
});
