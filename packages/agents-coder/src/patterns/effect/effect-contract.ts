import type { Mapping } from '../../contract/mapping.ts';
import { contractHead, objectOf } from '../contract-parts.ts';
import type { BuiltContract } from '../built-contract.ts';
import type { Unknown } from '../pattern.ts';
import type { EffectPiece } from './effect-piece.ts';
import { withExample } from './with-example.ts';

/** The contract of an effect: what its first clause does, and the events that follow. */
export function effectContract(
  pieces: readonly [EffectPiece, ...EffectPiece[]],
  { name, description }: { readonly name: string | null; readonly description: string },
): BuiltContract {
  const [main, ...events] = pieces;
  const { entity, role } = main;
  const modifiers = Object.assign(
    {},
    ...pieces.map((piece) => piece.modifiers),
  ) as EffectPiece['modifiers'];
  const operations = pieces
    .flatMap((piece) => piece.operations)
    .map((operation) => withTimeout(operation, modifiers.timeoutMs));
  const outputs = pieces.flatMap((piece) => piece.outputs);
  const hasSql = operations.some(({ kind }) => kind === 'sql');
  const isOne = modifiers.transaction === true || (hasSql && events.length > 0);
  const attempts = modifiers.attempts ?? 3;
  const document: Mapping = {
    ...contractHead({ name: name ?? `${entity}_${role}`, nodeType: 'EFFECT_GENERIC', description }),
    input_schema: objectOf(pieces.flatMap(({ inputs }) => inputs)),
    output_schema: objectOf(
      outputs.map((output) => ({ name: output.name, schema: output.schema, isRequired: true })),
    ),
    errors: [...new Set(pieces.flatMap(({ errors }) => errors))],
    io_operations: operations,
    error_handling: {
      retry_policy: {
        max_attempts: attempts,
        backoff: 'exponential',
        base_ms: 100,
        max_ms: 5000,
        jitter: true,
      },
      circuit_breaker: { threshold: 5, open_ms: 60_000 },
    },
    ...(isOne && hasSql ? { transaction: { isolation: 'serializable', timeout_ms: 30_000 } } : {}),
    output: Object.fromEntries(outputs.map((output) => [output.name, output.value])),
  };
  const unknown = [
    ...pieces.flatMap((piece) => piece.unknown),
    ...contradictions(operations, { modifiers, hasSql }),
  ];
  return {
    // An example of what is not decided yet would fail once it is.
    document: unknown.length === 0 ? withExample(document) : document,
    entity,
    assumptions: [
      ...new Set(pieces.flatMap(({ assumptions }) => assumptions)),
      ...(modifiers.attempts === undefined
        ? [
            'How often a call is tried is not said: three times where it may be repeated, with growing waits.',
          ]
        : []),
    ],
    unknown,
  };
}

function withTimeout(operation: Mapping, timeoutMs: number | undefined): Mapping {
  return timeoutMs === undefined ? operation : { ...operation, timeout_ms: timeoutMs };
}

function contradictions(
  operations: readonly Mapping[],
  { modifiers, hasSql }: { readonly modifiers: EffectPiece['modifiers']; readonly hasSql: boolean },
): readonly Unknown[] {
  const isRetried =
    modifiers.attempts !== undefined || modifiers.defaults?.includes('retry') === true;
  const once = operations.findIndex(({ idempotent }) => idempotent !== true);
  return [
    ...(modifiers.transaction === true && !hasSql
      ? [
          {
            path: 'transaction',
            question:
              'A transaction is asked for, and nothing here is in a database: what is to be undone, and how?',
          },
        ]
      : []),
    ...(isRetried && once >= 0 && modifiers.attempts !== 1
      ? [
          {
            path: `io_operations[${once}].idempotent`,
            question:
              'Retries are asked for, and this may take effect twice when it is repeated: may it?',
          },
        ]
      : []),
  ];
}
