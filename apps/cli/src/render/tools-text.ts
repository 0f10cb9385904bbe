import type { ToolList } from '@parallel-dispatcher/runtime';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';
import { table } from './table.ts';

/** Servers and their tools, for people. What a server says of itself is shown on one line. */
export function toolsText({ servers, tools }: ToolList, page: Page): string {
  const rows = servers.map(({ server, state, transport, last_error: error }) => [
    oneLine(server),
    state,
    transport ?? '',
    error === null ? '' : oneLine(error.message),
  ]);
  return [
    page.paint('bold', servers.length === 1 ? '1 server' : `${servers.length} servers`),
    ...table(rows, page),
    '',
    page.paint('bold', tools.length === 1 ? '1 tool' : `${tools.length} tools`),
    ...table(
      tools.map(({ name, server, description, error }) => [
        oneLine(`${server ?? 'embedded'}/${name}`),
        oneLine(error === null ? description : error.message).slice(0, 200),
      ]),
      page,
    ),
    '',
  ].join('\n');
}
