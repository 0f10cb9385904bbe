import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { inputError } from './input-error.ts';

/** So many problems are told in one message; the first gives code and path. */
const mostTold = 10;

/** @throws AgentError that tells all problems of a contract, each with its place. */
export function throwProblems(errors: readonly ErrorDetail[], at: string): never {
  const [first] = errors;
  const place = ({ path }: ErrorDetail): string =>
    path === null || path === '' ? at : `${at}${path.startsWith('[') ? '' : '.'}${path}`;
  const told = errors.slice(0, mostTold).map((error) => {
    const hint = error.hint === null || errors.length === 1 ? '' : ` ${error.hint}`;
    return `${place(error)}: ${error.message}${hint}`;
  });
  const more = errors.length > mostTold ? [`and ${errors.length - mostTold} more`] : [];
  throw inputError({
    code: first?.code ?? 'CONTRACT_INVALID',
    message: [...told, ...more].join('\n'),
    ...(first === undefined ? {} : { path: place(first) }),
    hint: first?.hint ?? 'Correct the contract at the place that is named.',
  });
}
