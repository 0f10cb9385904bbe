import { expect } from '@jest/globals';
import { errorDetailSchema } from '../../src/documents/error-detail-schema.ts';
import type { ErrorDetail } from '../../src/index.ts';
import { errorCatalogue } from '../../src/problems/error-catalogue.ts';

const syntaxCodes = new Set(['INVALID_JSON', 'INVALID_YAML']);

/** A refusal that helps: codes of the catalogue, short messages, and a caret under the fault. */
export function expectWellFormed(errors: readonly ErrorDetail[]): void {
  expect(errors.length).toBeGreaterThan(0);
  expect(errors.length).toBeLessThanOrEqual(102);
  for (const error of errors) {
    errorDetailSchema.parse(error);
    expect(Object.keys(errorCatalogue)).toContain(error.code);
    expect(error.message.trim()).not.toBe('');
    expect(error.message.length).toBeLessThan(1_000);
    expect(error.hint ?? 'a hint').not.toBe('');
    if (syntaxCodes.has(error.code)) expectCaret(error);
  }
}

function expectCaret({ message, hint }: ErrorDetail): void {
  const place = /at (line \d+, column \d+): \S/.exec(message)?.[1];
  expect(place).toBeDefined();
  expect(hint).toContain(place);
  const [source = '', caret = ''] = message.split('\n').slice(-2);
  expect(caret).toMatch(/^ {2,}\^$/);
  expect(caret.length).toBeLessThanOrEqual(source.length + 1);
}
