import type { Effect, Operation } from '../../contract/effect/effect.ts';
import type { EffectContract } from '../../contract/contract.ts';
import { nodeEmission } from '../node-emission.ts';
import { nodeFrame } from '../node-frame.ts';
import type { EmitNode } from '../node-source.ts';
import { emitValue } from '../values/emit-value.ts';
import { use, type Emission, type Expression, type Scope } from '../values/expression.ts';
import { propertyKey } from '../values/literal-source.ts';
import { shapeOfSchema } from '../values/shape-of-schema.ts';
import { unknownShape } from '../values/shape.ts';
import { emitOperation, type OperationSource } from './emit-operation.ts';
import { emitKey } from './emit-key.ts';

/** Names that the source of every effect has. */
const taken = ['retried', 'answer', 'createPort', 'systemClock', 'randomUUID'];

/** Source of the node of an effect contract: one awaited call of the port an operation. */
export const effectSource: EmitNode<EffectContract> = (contract, { names, problems }) => {
  const emission = nodeEmission(contract, { names, problems, taken });
  emission.support.add('effect-adapters');
  const core = operationsSource(contract, emission);
  const body = wrap(contract, core, emission);
  const says = `Runs the operations for an input that fits ${contract.inputModel}, in order.`;
  return nodeFrame(
    contract,
    {
      base: 'node-effect',
      method: 'executeEffect',
      says,
      members: membersSource(contract, emission),
      body,
      before: retrySource(contract, emission),
      imports: {
        'node:crypto': /\brandomUUID\b/.test(body) ? ['randomUUID'] : [],
        [names.adaptersFile]: ['createPort', 'systemClock'],
      },
    },
    { names, emission },
  );
};

/** The retry policy, where an operation has one: what is not idempotent is tried once. */
function retrySource({ operations, retry }: Effect, emission: Emission): string {
  if (!operations.some(({ idempotent }) => idempotent)) return '';
  const policy = use({ emission }, 'retry-policy');
  return `const retried: ${policy} = { maxAttempts: ${retry.maxAttempts}, baseMs: ${retry.baseMs}, maxMs: ${retry.maxMs}, jitter: ${retry.jitter} };\n`;
}

function membersSource({ breaker }: Effect, emission: Emission): string {
  const [port, clock] = ['effect-port', 'clock'].map((module) => use({ emission }, module));
  const guard =
    breaker === null
      ? ['', '']
      : [
          `readonly #breaker: ${use({ emission }, 'circuit-breaker')};`,
          `this.#breaker = ${use({ emission }, 'create-breaker')}({ threshold: ${breaker.threshold}, openMs: ${breaker.openMs} }, this.#outside.clock);`,
        ];
  return `  readonly #outside: { readonly port: ${port}; readonly clock: ${clock}; readonly random: () => number };
  ${guard[0]}

  constructor(adapters: EffectAdapters = {}) {
    this.#outside = {
      port: adapters.port ?? createPort(),
      clock: adapters.clock ?? systemClock,
      random: adapters.random ?? Math.random,
    };
    ${guard[1]}
  }
`;
}

function wrap(contract: EffectContract, core: string, ...[emission]: [Emission]): string {
  let body = core;
  if (contract.transaction !== null) {
    body = `return ${use({ emission }, 'in-transaction')}(this.#outside.port, async () => {\n${body}\n});`;
  }
  return contract.breaker === null ? body : `return this.#breaker.run(async () => {\n${body}\n});`;
}

function operationsSource(contract: EffectContract, emission: Emission): string {
  const input: Expression = { code: 'data', shape: shapeOfSchema(contract.inputSchema) };
  const vars = new Map<string, Expression>([['input', input]]);
  // Narrowing by `===` would reach into what follows, so nothing is compared with it.
  const scope: Scope = { emission, vars, row: null, depth: 0, comparesAlone: () => false };
  const operations = contract.operations.map((operation: Operation) => {
    const name = emission.names.take(operation.name);
    const source = emitOperation(operation, { scope, key: emitKey(contract, scope) });
    vars.set(operation.name, { code: name, shape: unknownShape });
    return { name, source };
  });
  const fields = contract.output.map(
    ([field, value]) => `${propertyKey(field)}: ${emitValue(value, scope).code}`,
  );
  const output = `return toPlain({ ${fields.join(', ')} }) as ${contract.outputModel};`;
  const read = [
    ...operations.flatMap(({ source }) => [source.required, source.when ?? '', source.call]),
    output,
  ].join('\n');
  // An answer that nothing refers to needs no name.
  const statements = operations.map(({ name, source }) =>
    statementOf(source, namesIn(read).has(name) ? name : null),
  );
  return [...statements, output].join('\n\n');
}

/** One operation as statements, with its answer in a const of a name. */
function statementOf(
  { comment, required, when, call }: OperationSource,
  name: string | null,
): string {
  const ahead = [comment.trimEnd(), required].filter((text) => text !== '').join('\n');
  return `${ahead}\n${madeOf({ when, call }, name)}`.trimStart();
}

function madeOf(
  { when, call }: Pick<OperationSource, 'when' | 'call'>,
  name: string | null,
): string {
  if (name === null) return when === null ? `${call};` : `if (${when}) {\n${call};\n}`;
  return `const ${name}: unknown = ${when === null ? call : `(${when}) ? ${call} : null`};`;
}

/** The names in a source that are no properties and no texts. */
function namesIn(source: string): ReadonlySet<string> {
  return new Set(source.match(/(?<![\w$.'"])[A-Za-z_$][\w$]*\b(?!['"])/g));
}
