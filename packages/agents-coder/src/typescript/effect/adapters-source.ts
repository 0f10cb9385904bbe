import type { EffectContract } from '../../contract/contract.ts';
import { operationKinds, type OperationKind } from '../../contract/effect/effect.ts';
import type { NodeNames } from '../../node/node-names.ts';
import { bundleModules } from '../support-files/bundle-modules.ts';
import { quote } from '../values/literal-source.ts';

interface Setting {
  readonly name: string;
  readonly says: string;
  readonly variable: string;
  readonly fallback: string;
}

/** What each kind has to be told to reach the real world. */
const settings: Readonly<Record<OperationKind, Setting>> = {
  http: {
    name: 'baseUrl',
    says: 'URL that all requests are below.',
    variable: 'HTTP_BASE_URL',
    fallback: 'http://localhost',
  },
  file: {
    name: 'fileRoot',
    says: 'Folder that all files are below.',
    variable: 'FILE_ROOT',
    fallback: './files',
  },
  sql: {
    name: 'database',
    says: 'Path of the SQLite database.',
    variable: 'SQL_DATABASE',
    fallback: './database.sqlite',
  },
  event: {
    name: 'eventFolder',
    says: 'Folder of the event logs.',
    variable: 'EVENT_FOLDER',
    fallback: './events',
  },
};

/** Source of the real adapters of an effect, of those kinds that it uses. */
export function adaptersSource(
  { operations, transaction }: EffectContract,
  names: NodeNames,
): { readonly contents: string; readonly support: ReadonlySet<string> } {
  const kinds = operationKinds.filter((kind) =>
    operations.some((operation) => operation.kind === kind),
  );
  const timeout = transaction === null ? '' : `, timeoutMs: ${transaction.timeoutMs}`;
  const makers: Readonly<Record<OperationKind, (value: string) => string>> = {
    http: (value) => `httpAdapter({ baseUrl: ${value} })`,
    file: (value) => `fileAdapter({ root: ${value} })`,
    sql: (value) => `sqlAdapter({ database: ${value}${timeout} })`,
    event: (value) => `eventAdapter({ folder: ${value} })`,
  };
  const bundle = bundleModules(['system-clock', ...kinds.map((kind) => `${kind}-adapter`)], {
    folder: 'adapters',
    supportFile: names.supportFile,
    types: ['effect-port'],
  });
  const declared = kinds.map((kind) => {
    const { name, says, variable } = settings[kind];
    return `  /** ${says} @default the environment's ${variable} */\n  readonly ${name}?: string;\n`;
  });
  const made = kinds.map((kind) => {
    const { name, variable, fallback } = settings[kind];
    return `  const ${kind} = ${makers[kind](`settings.${name} ?? process.env[${quote(variable)}] ?? ${quote(fallback)}`)};`;
  });
  const cases = kinds.map(
    (kind) => `case '${kind}': return ${kind}${kind === 'sql' ? '.call' : ''}(call);`,
  );
  const contents = `${bundle.contents}
/** Where the port reaches. */
export interface PortSettings {
${declared.join('')}}

/** The port to the real world: each kind of operation has its adapter. */
export function createPort(settings: PortSettings = {}): EffectPort {
${made.join('\n')}
  return {
    call: async (call) => {
      switch (call.kind) {
        ${cases.join('\n')}
        default: return { error: 'KIND_UNSUPPORTED' };
      }
    },
    ${kinds.includes('sql') ? '...sql.transaction,' : ''}
  };
}
`;
  return { contents, support: bundle.support };
}
