import type { EffectContract } from '../../contract/contract.ts';
import type { Effect } from '../../contract/effect/effect.ts';
import { shapeOfSchema } from '../../typescript/values/shape-of-schema.ts';
import { unknownShape } from '../../typescript/values/shape.ts';
import { pythonText } from '../literal.ts';
import { indent, nodeFile } from '../node-file.ts';
import { importFrom } from '../python-imports.ts';
import { wordsIn } from '../support-files.ts';
import type { EmitPython } from '../python-source.ts';
import { emitValue } from '../values/emit-value.ts';
import { pythonEmission, type PythonExpression, type PythonScope } from '../values/emission.ts';
import { emitOperation } from './emit-operation.ts';

/** Python source of an effect: one awaited call of the port an operation. */
export const effectSource: EmitPython<EffectContract> = (contract, { names, problems }) => {
  const emission = pythonEmission(problems);
  const input: PythonExpression = { code: 'data', shape: shapeOfSchema(contract.inputSchema) };
  const vars = new Map([['input', input]]);
  const scope: PythonScope = { emission, vars, row: null, depth: 0 };
  const key = keySource(contract);
  const lines = contract.operations.map((operation) => {
    const name = emission.names.take(operation.name);
    const source = emitOperation(operation, { name, scope, key });
    vars.set(operation.name, { code: name, shape: unknownShape });
    return source;
  });
  const fields = contract.output.map(
    ([field, value]) => `${pythonText(field)}: ${emitValue(value, scope).code}`,
  );
  lines.push(`output: Dict[str, Json] = to_plain({${fields.join(', ')}})\nreturn output`);
  const core = withoutIdleNames(lines.join('\n\n'), vars);
  const { breaker } = contract;
  const guard =
    breaker === null
      ? ''
      : `    self._breaker = CircuitBreaker(${breaker.threshold}, ${breaker.openMs}, self._outside.clock)\n`;
  return nodeFile(
    contract,
    {
      base: 'NodeEffect',
      method: 'execute_effect',
      says: `Runs the operations for an input that fits ${contract.inputModel}, in order.`,
      init: `def __init__(self, *, port: Optional[EffectPort] = None, clock: Optional[Clock] = None, random: Optional[Callable[[], float]] = None, **others: object) -> None:
    del others
    self._outside = Outside(port or create_port(), clock or SystemClock(), random or random_share)
${guard}`,
      body: wrap(contract, core),
      before: retrySource(contract),
      imports: [
        importFrom(names.adaptersFile, ['SystemClock', 'create_port']),
        'from random import random as random_share',
        ...(core.includes('uuid4()') ? ['from uuid import uuid4'] : []),
      ],
    },
    { names, emission },
  );
};

/** An answer that nothing refers to needs no name. */
function withoutIdleNames(source: string, vars: ReadonlyMap<string, PythonExpression>): string {
  return [...vars].reduce((text, [operation, { code }]) => {
    if (operation === 'input') return text;
    const rest = text
      .replace(new RegExp(`^${code} = None\\n`, 'm'), '')
      .replace(new RegExp(`^( *)${code} = (?=await )`, 'm'), '$1');
    return wordsIn(rest).has(code) ? text : rest;
  }, source);
}

/** Source of the idempotency key: the input's own where it may have one, else a new one. */
function keySource({ inputSchema }: EffectContract): string {
  const declared = inputSchema.properties.has('idempotency_key');
  const fresh = 'str(uuid4())';
  if (!declared && inputSchema.additional === false) return fresh;
  return `data.get("idempotency_key") or ${fresh}`;
}

/** The retry policy, where an operation has one: what is not idempotent is tried once. */
function retrySource({ operations, retry }: Effect): string {
  if (!operations.some(({ idempotent }) => idempotent)) return '';
  return `RETRIED = RetryPolicy(max_attempts=${retry.maxAttempts}, base_ms=${retry.baseMs}, max_ms=${retry.maxMs}, jitter=${retry.jitter ? 'True' : 'False'})\n`;
}

function wrap({ transaction, breaker }: Effect, core: string): string {
  if (transaction === null && breaker === null) return core;
  const work = `\nasync def work() -> Dict[str, Json]:\n${indent(core, 1)}\n`;
  const inside = transaction === null ? 'work' : 'lambda: in_transaction(self._outside.port, work)';
  const run =
    breaker === null
      ? 'await in_transaction(self._outside.port, work)'
      : `await self._breaker.run(${inside})`;
  return `${work}\nresult: Dict[str, Json] = ${run}\nreturn result`;
}
