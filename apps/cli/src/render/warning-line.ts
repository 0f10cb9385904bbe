import type { ErrorDetail } from '@parallel-dispatcher/schema';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';

/** A warning on one line: where, what. */
export function warningLine({ code, path, message }: ErrorDetail, { paint }: Page): string {
  const at = path === null ? '' : ` ${paint('dim', oneLine(path))}`;
  return `  ${paint('yellow', '!')} ${oneLine(code)}${at} ${oneLine(message)}`;
}
