import type { ToolList } from '@parallel-dispatcher/runtime';
import { errorLines } from './error-lines.ts';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';
import { table } from './table.ts';

/** Names are to be copied. */
const longestName = 64;

/** Servers and their tools, for people. What a server says of itself is shown on one line. */
export function toolsText({ servers, tools }: ToolList, page: Page): string {
  return [
    page.paint('bold', servers.length === 1 ? '1 server' : `${servers.length} servers`),
    ...table(
      servers.map(({ server, state, transport }) => [oneLine(server), state, transport ?? '']),
      page,
    ),
    ...servers.flatMap(({ server, state, last_error: error }) =>
      error === null || state === 'up' ? [] : errorLines(error, page, oneLine(server)),
    ),
    '',
    page.paint('bold', tools.length === 1 ? '1 tool' : `${tools.length} tools`),
    ...table(
      tools.map(({ name, server, description, error }) => [
        oneLine(`${server}/${name}`),
        error === null ? oneLine(description).slice(0, 200) : error.code,
      ]),
      { ...page, maxCell: longestName },
    ),
    ...tools.flatMap(({ name, server, error }) =>
      error === null ? [] : errorLines(error, page, oneLine(`${server}/${name}`)),
    ),
    '',
  ].join('\n');
}
