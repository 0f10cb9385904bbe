import type { Finding, NodeSources } from './finding.ts';
import { lineAt } from './mask-source.ts';

const statement = /^import (?:type )?\{([^}]*)\} from '([^']+)';|^import (\w+) from '([^']+)';/gm;

/** quality-003: imports are in order, packages before files, and all are used. */
export function importsSorted({ files }: NodeSources): readonly Finding[] {
  return files
    .filter(({ path }) => path.endsWith('.ts'))
    .flatMap(({ path, contents }) => {
      const found: Finding[] = [];
      const add = (message: string, line: number): void =>
        void found.push({ rule: 'quality-003', severity: 'info', message, file: path, line });
      const rest = contents.replaceAll(statement, '');
      let last = '';
      for (const [, names = '', module, single, singleModule] of contents.matchAll(statement)) {
        const source = module ?? singleModule ?? '';
        const order = `${source.startsWith('node:') ? 0 : source.startsWith('.') ? 2 : 1}${source}`;
        const line = lineAt(contents, contents.indexOf(`'${source}'`));
        if (order < last) add(`The import of ${source} is out of order.`, line);
        last = order;
        for (const name of (single ?? names).split(',')) {
          const local =
            name
              .trim()
              .replace(/^type /, '')
              .split(' as ')
              .at(-1) ?? '';
          if (local !== '' && !new RegExp(`\\b${local}\\b`).test(rest))
            add(`${local} is imported and not used.`, line);
        }
      }
      return found;
    });
}
