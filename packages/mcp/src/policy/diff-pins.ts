import { excerpt } from '../excerpt.ts';
import type { PinnedTool } from './pinned-tools.ts';

const mostLines = 20;

/** What changed in a tool, a line each: `-` was, `+` is. */
export function diffPins(before: PinnedTool | undefined, after: PinnedTool): string {
  if (before === undefined)
    return `+ a tool that was not there: ${excerpt(after.description, 200)}`;
  const parts = [
    ...diffLines(before.description, after.description),
    ...diffLines(schemaText(before), schemaText(after)),
  ];
  const more = parts.length - mostLines;
  return [...parts.slice(0, mostLines), ...(more > 0 ? [`… ${more} more lines`] : [])].join('\n');
}

function schemaText({ input_schema }: PinnedTool): string {
  return JSON.stringify(input_schema, null, 1);
}

/** Lines that only one side has, in order; enough to see what happened, and linear. */
function diffLines(before: string, after: string): readonly string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  const isOld = new Set(old);
  const isNow = new Set(now);
  return [
    ...old.filter((line) => !isNow.has(line)).map((line) => `- ${excerpt(line, 200)}`),
    ...now.filter((line) => !isOld.has(line)).map((line) => `+ ${excerpt(line, 200)}`),
  ];
}
