import { expect, test } from '@jest/globals';
import { runResultSchema } from '@parallel-dispatcher/schema';
import { bugAnswer } from '../src/bug-answer.ts';

test('anything thrown is a document with exit code 70', () => {
  for (const thrown of [new TypeError('no'), 'text', undefined, { odd: true }]) {
    const answer = bugAnswer(thrown);
    expect(answer).toMatchObject({ kind: 'document', exitCode: 70 });
    expect(answer.kind === 'document' && runResultSchema.parse(answer.document)).toMatchObject({
      exit_code: 70,
      errors: [{ code: 'INTERNAL_BUG' }],
    });
  }
});
