import {
  describePosition,
  errorDetail,
  excerptAt,
  type ErrorDetail,
} from '@parallel-dispatcher/schema';
import type { SyntaxFault } from './cursor.ts';

/** Says where a reference stops making sense, with the line and a caret. */
export function invalidReference(text: string, fault: SyntaxFault, where: string): ErrorDetail {
  const { at, expected } = fault;
  const came =
    at < text.length
      ? JSON.stringify(String.fromCodePoint(text.codePointAt(at) as number))
      : 'the end of the text';
  return errorDetail({
    code: 'REFERENCE_INVALID',
    message: `${where} has a broken reference at ${describePosition(text, at)}: ${expected} was expected, and ${came} came\n${excerptAt(text, at)}`,
    path: where,
    hint: 'Write it like ${tasks.build-api.output.files[0]} or ${params.language}; ids with dots go in brackets: ${tasks["a.b"].output}. If the text itself is meant, write "$${" for "${".',
  });
}
