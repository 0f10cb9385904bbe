import { statusColors, type DiagramOptions, type DiagramStatus } from './diagram-options.ts';
import { forEachEdge } from './for-each-edge.ts';
import { spellHiddenCharacters } from './hidden-characters.ts';
import type { TaskGraph } from './task-graph.ts';

/**
 * The graph as a Mermaid flowchart, arrows from a dependency to its dependents. Boxes are named
 * `t0`, `t1` by task number, so that no id can end or change the diagram; labels are escaped.
 * Mermaid itself draws at most 500 arrows and 50,000 characters unless told otherwise.
 */
export function toMermaid(graph: TaskGraph, options: DiagramOptions = {}): string {
  const { direction = 'LR', labelOf = (id) => id, statusOf } = options;
  const lines = [`flowchart ${direction}`];
  const used = new Set<DiagramStatus>();
  for (const [number, id] of graph.ids.entries()) {
    const status = statusOf?.(id);
    if (status !== undefined) used.add(status);
    lines.push(
      `  t${number}["${escapeLabel(labelOf(id))}"]${status === undefined ? '' : `:::${status}`}`,
    );
  }
  forEachEdge(graph, (dependency, dependent) => {
    lines.push(`  t${dependency} --> t${dependent}`);
  });
  for (const status of used) {
    const { fill, line } = statusColors[status];
    lines.push(`  classDef ${status} fill:${fill},stroke:${line},color:#1f2328`);
  }
  return `${lines.join('\n')}\n`;
}

/**
 * Letters, numbers, emoji and spaces stay, and `my_task-1.2` as well; every other sign becomes an
 * entity such as `#35;`. Mermaid also reads labels as Markdown: `1. x` would be a list, `__x__` bold.
 */
const special =
  /(?!(?<=[\p{L}\p{N}])[_.,/+=-](?=[\p{L}\p{N}]))[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{RI}\p{EMod}\p{Variation_Selector}\p{Join_Control} ]/gu;

function escapeLabel(text: string): string {
  // A label of spaces only would leave an empty box, which Mermaid refuses.
  if (text.trim() === '') return '#160;';
  return spellHiddenCharacters(text).replace(special, (sign) => `#${sign.codePointAt(0)};`);
}
