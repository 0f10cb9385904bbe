import type { EffectContract } from '../../contract/contract.ts';
import { operationKinds } from '../../contract/effect/effect.ts';
import type { NodeNames } from '../../node/node-names.ts';
import { adaptersFile } from '../adapters-file.ts';

const adapters = {
  http: ['HttpAdapter', 'HTTP_BASE_URL', 'http://localhost'],
  file: ['FileAdapter', 'FILE_ROOT', './files'],
  sql: ['SqlAdapter', 'SQL_DATABASE', './database.sqlite'],
  event: ['EventAdapter', 'EVENT_FOLDER', './events'],
} as const;

/** Python source of the real adapters of an effect, of those kinds that it uses. */
export function adaptersSource(
  { operations, transaction }: EffectContract,
  names: NodeNames,
): string {
  const kinds = operationKinds.filter((kind) =>
    operations.some((operation) => operation.kind === kind),
  );
  const made = kinds.map((kind) => {
    const [adapter, variable, fallback] = adapters[kind];
    const timeout = kind === 'sql' && transaction !== null ? `, ${transaction.timeoutMs}` : '';
    return `            "${kind}": ${adapter}(os.environ.get("${variable}", "${fallback}")${timeout}),`;
  });
  const sql = kinds.includes('sql');
  const forward = ['begin', 'commit', 'rollback'].map(
    (name) => `
    async def ${name}(self) -> None:
        ${sql ? `await self._adapters["sql"].${name}()` : 'return None'}
`,
  );
  const source = `class Port:
    """The port to the real world: each kind of operation has its adapter."""

    def __init__(self) -> None:
        self._adapters: Dict[str, Any] = {
${made.join('\n')}
        }

    async def call(self, call: Dict[str, Any]) -> Any:
        adapter = self._adapters.get(call["kind"])
        return await adapter.call(call) if adapter is not None else {"error": "KIND_UNSUPPORTED"}
${forward.join('')}

def create_port() -> Port:
    """The port as the environment configures it."""
    return Port()
`;
  return adaptersFile(source, {
    names,
    wanted: ['SystemClock', ...kinds.map((kind) => adapters[kind][0])],
    imports: ['import os'],
  });
}
