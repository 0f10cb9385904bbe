import { statusColors, type DiagramOptions } from './diagram-options.ts';
import { forEachEdge } from './for-each-edge.ts';
import { spellHiddenCharacters } from './hidden-characters.ts';
import type { TaskGraph } from './task-graph.ts';

/** The graph in the DOT language of Graphviz, arrows from a dependency to its dependents. */
export function toDot(graph: TaskGraph, options: DiagramOptions = {}): string {
  const { direction = 'LR', labelOf = (id) => id, statusOf } = options;
  const lines = [
    'digraph plan {',
    `  rankdir=${direction};`,
    '  node [shape=box, style="rounded,filled", fillcolor="#ffffff"];',
  ];
  for (const [number, id] of graph.ids.entries()) {
    const status = statusOf?.(id);
    const colors = status === undefined ? undefined : statusColors[status];
    const style =
      colors === undefined ? '' : `, fillcolor="${colors.fill}", color="${colors.line}"`;
    lines.push(`  t${number} [label="${escapeLabel(labelOf(id))}"${style}];`);
  }
  forEachEdge(graph, (dependency, dependent) => {
    lines.push(`  t${dependency} -> t${dependent};`);
  });
  return `${lines.join('\n')}\n}\n`;
}

/** Graphviz reads backslashes as escapes and `&...;` as entities, also inside quotation marks. */
function escapeLabel(text: string): string {
  return spellHiddenCharacters(text)
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('&', '&amp;');
}
