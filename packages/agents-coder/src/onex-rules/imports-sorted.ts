import { isPython, type Finding, type NodeSources } from './finding.ts';
import { lineAt } from './mask-source.ts';

const statement = /^import (?:type )?\{([^}]*)\} from '([^']+)';|^import (\w+) from '([^']+)';/gm;

const pythonStatement = /^from \w+ import (\([^)]*\)|.*)$|^import (\w+)$/gm;

/** Python: each imported name is used somewhere in its file. */
function pythonImports({ files }: NodeSources): readonly Finding[] {
  return files
    .filter(({ path }) => path.endsWith('.py'))
    .flatMap(({ path, contents }) => {
      const rest = contents.replaceAll(pythonStatement, '');
      return [...contents.matchAll(pythonStatement)].flatMap(({ 1: names, 2: module, index }) =>
        (names ?? module ?? '')
          .replaceAll(/\w+ as |[()\s]/g, '')
          .split(',')
          .filter((name) => name !== '' && !new RegExp(`\\b${name}`).test(rest))
          .map((name): Finding => ({
            rule: 'quality-003',
            severity: 'info',
            message: `${name} is imported and not used.`,
            file: path,
            line: lineAt(contents, index),
          })),
      );
    });
}

/** quality-003: imports are in order, packages before files, and all are used. */
export function importsSorted(sources: NodeSources): readonly Finding[] {
  if (isPython(sources)) return pythonImports(sources);
  const { files } = sources;
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
