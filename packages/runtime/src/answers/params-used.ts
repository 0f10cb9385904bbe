import type { JsonObject } from '@parallel-dispatcher/schema';
import type { TaskLinks } from '../links/task-links.ts';

/** The params of a plan that the answer of a task depends on. A condition may use any of them. */
export function paramsUsed(links: TaskLinks | undefined, params: JsonObject): JsonObject {
  if (links === undefined) return {};
  const { references, mapSource, condition } = links;
  if (condition?.text.includes('params') === true) return params;
  const named = new Set(
    [...references, ...(mapSource === null ? [] : [mapSource])].flatMap((reference) =>
      reference.kind === 'param' ? [reference.param] : [],
    ),
  );
  return Object.fromEntries(Object.entries(params).filter(([name]) => named.has(name)));
}
