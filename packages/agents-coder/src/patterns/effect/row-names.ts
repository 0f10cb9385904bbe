import type { Store } from '../../text/parts/read-store.ts';
import { plural } from '../../text/words/inflect.ts';

/** Name and assumptions about a table. */
export interface Table {
  readonly name: string;
  readonly assumptions: readonly string[];
}

/** The table of an entity: as said, else its plural. Quoted where SQL has the word for itself. */
export function tableOf(entity: string, store: Store | null): Table {
  const name = store?.table ?? plural(entity);
  const isPlain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !reserved.has(name.toLowerCase());
  return {
    name: isPlain ? name : `"${name.replaceAll('"', '')}"`,
    assumptions: [
      ...(store?.table == null ? [`The table is not said: rows of ${entity} are in ${name}.`] : []),
      ...(store?.product == null || store.product === 'sqlite'
        ? []
        : [
            `The adapter beside the node is SQLite's; for ${store.product}, construct the node with a port of your own.`,
          ]),
    ],
  };
}

/** A column, quoted where SQL has the word for itself. */
export function column(name: string): string {
  return reserved.has(name.toLowerCase()) ? `"${name}"` : name;
}

const reserved: ReadonlySet<string> = new Set(
  'order orders group groups table index select from to where values check default key limit offset references transaction user desc asc by in is and or not null case when then else end join on set as all any union'
    .split(' ')
    .filter((word) => word !== 'orders' && word !== 'groups' && word !== 'key'),
);
