import type { ErrorDetail } from '@parallel-dispatcher/schema';
import type { Page } from './page.ts';
import { oneLine, plainText } from './plain-text.ts';
import { wrap } from './wrap.ts';

/** More lines of a message than this are in the trace, not on the screen. */
const maxMessageLines = 12;

/**
 * One error for people: its code, where it is, what happened, how to fix it.
 * `subject` is put before the code, such as the id of the task that failed.
 */
export function errorLines(error: ErrorDetail, page: Page, subject?: string): string[] {
  const { paint } = page;
  const indent = '    ';
  const columns = page.width - indent.length;
  const title = [
    paint('red', '✗'),
    ...(subject === undefined ? [] : [paint('bold', subject)]),
    paint('red', oneLine(error.code)),
    ...(error.path === null ? [] : [paint('dim', oneLine(error.path))]),
  ].join(' ');
  const message = wrap(plainText(error.message).trim(), columns);
  const shown = message.slice(0, maxMessageLines);
  if (shown.length < message.length) shown.push(`… ${message.length - shown.length} more lines`);
  return [
    `  ${title}`,
    ...shown.map((line) => indent + line),
    ...causeLines(error, columns).map((line) => paint('dim', indent + line)),
    ...hintLines(error, columns).map((line) => indent + line),
  ];
}

function causeLines(error: ErrorDetail, columns: number): string[] {
  const { cause } = error;
  if (cause === null || error.message.includes(cause.message)) return [];
  return wrap(`because ${oneLine(cause.code)}: ${oneLine(cause.message)}`, columns);
}

function hintLines(error: ErrorDetail, columns: number): string[] {
  if (error.hint === null) return [];
  return wrap(`Fix: ${plainText(error.hint).trim()}`, columns);
}
