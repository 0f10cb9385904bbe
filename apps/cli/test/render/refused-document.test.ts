import { expect, test } from '@jest/globals';
import { exitCodes, runResultSchema } from '@parallel-dispatcher/schema';
import { refusedDocument } from '../../src/render/refused-document.ts';
import { interruptedDocument } from '../../src/render/interrupted-document.ts';
import { conventions } from '../../src/render/help-texts.ts';
import { errorOf } from './task-result.ts';

test('a refused document is a result document', () => {
  const document = refusedDocument([errorOf({ code: 'ONE' }), errorOf({ code: 'TWO' })], 2);
  expect(runResultSchema.parse(document)).toMatchObject({
    status: 'failure',
    exit_code: 2,
    error: 'It went wrong. (and 1 more)',
  });
});

test.each(Object.entries(exitCodes.interrupted))(
  'an interrupted one has the code of %s',
  (signal, code) => {
    const document = interruptedDocument(AbortSignal.abort({ reason: 'Stopped.', signal }));
    expect(runResultSchema.parse(document)).toMatchObject({
      exit_code: code,
      stopped: { reason: 'signal', detail: signal },
    });
  },
);

test('help tells every exit code of the table', () => {
  const { interrupted, ...codes } = exitCodes;
  for (const code of [...Object.values(codes), ...Object.values(interrupted)]) {
    expect(conventions).toMatch(new RegExp(`^ .*\\b${code}\\b`, 'm'));
  }
});
