import type { ReducerContract } from '../../contract/contract.ts';
import type { Transition } from '../../contract/reducer/state-machine.ts';
import { contextShape } from '../../typescript/reducer/context-source.ts';
import { shapeOfSchema } from '../../typescript/values/shape-of-schema.ts';
import type { Shape } from '../../typescript/values/shape.ts';
import { lineComment } from '../docstring.ts';
import { pythonLiteral, pythonText } from '../literal.ts';
import { indent, nodeFile } from '../node-file.ts';
import { importFrom } from '../python-imports.ts';
import type { EmitPython } from '../python-source.ts';
import { emitAccess } from '../values/emit-access.ts';
import { emitCondition } from '../values/emit-condition.ts';
import { emitRows } from '../values/emit-rows.ts';
import { emitValue } from '../values/emit-value.ts';
import { pythonEmission, type PythonScope } from '../values/emission.ts';

/** Python source of a reducer: a method that finds the next state, and the fold. */
export const reducerSource: EmitPython<ReducerContract> = (contract, { names, problems }) => {
  const emission = pythonEmission(problems);
  const input = { code: 'data', shape: shapeOfSchema(contract.inputSchema) };
  const scope: PythonScope = { emission, vars: new Map(), row: null, depth: 0 };
  const events = emitRows(emitAccess(input, ['events']), 'input_schema', scope);
  return nodeFile(
    contract,
    {
      base: 'NodeReducer',
      method: 'execute_reduction',
      says: `Folds the events of an input that fits ${contract.inputModel} into the stored state.`,
      init: `def __init__(self, *, store: Optional[StateStore] = None, **others: object) -> None:
    del others
    self._store = store or create_store()
    # Batches run one after another, so that none overwrites what another saved.
    self._in_turn = asyncio.Lock()
`,
      body: `async with self._in_turn:\n${indent(foldSource(contract, events), 1)}`,
      before: `INITIAL_CONTEXT: Dict[str, Json] = ${pythonLiteral(contract.initialContext)}\n`,
      after: nextSource(contract, { item: events.item, scope }),
      imports: ['import asyncio', importFrom(names.adaptersFile, ['create_store'])],
    },
    { names, emission },
  );
};

function foldSource(
  { duplicateKey, rejectsBatch, initialState }: ReducerContract,
  events: { readonly code: string; readonly item: Shape },
): string {
  const event = { code: 'event', shape: events.item };
  const key = duplicateKey === null ? null : emitAccess(event, duplicateKey.field).code;
  const seenIn = pythonText(duplicateKey?.seenIn ?? '');
  const duplicate =
    key === null
      ? ''
      : `    if is_one_of(${key}, list_at(context, ${seenIn})):
        ignored += 1
        continue
`;
  const remember =
    key === null
      ? ''
      : `    context = {**context, ${seenIn}: [*list_at(context, ${seenIn}), ${key}]}\n`;
  const none = rejectsBatch
    ? '        raise NodeError("INVALID_TRANSITION", f"No transition from {state} takes this event.")'
    : '        ignored += 1\n        continue';
  return `held = await stored(self._store.load())
state: str = ${pythonText(initialState)} if held is None else held["state"]
context: Dict[str, Json] = INITIAL_CONTEXT if held is None else held["context"]
applied = ignored = 0
for event in ${events.code}:
${duplicate}    following = self._next(state, context, event)
    if following is None:
${none}
    state, context = following
${remember}    applied += 1
kept = {"state": state, "context": to_plain(context)}
await stored(self._store.save(kept))
return {**kept, "applied": applied, "ignored": ignored}`;
}

function nextSource(
  contract: ReducerContract,
  { item, scope }: { readonly item: Shape; readonly scope: PythonScope },
): string {
  const context = { code: 'context', shape: contextShape(contract) };
  const keys = context.shape.kind === 'object' ? [...context.shape.fields.keys()] : [];
  const vars = new Map(keys.map((key) => [key, emitAccess(context, [key])]));
  const row = { code: 'event', shape: item };
  const inRow: PythonScope = { ...scope, vars, row };
  const types = [...new Set(contract.transitions.map(({ on }) => on))];
  const result = 'Optional[Tuple[str, Dict[str, Json]]]';
  const parameters = 'self, state: str, context: Dict[str, Json], event: Json';
  const taken = types.map((type) => {
    const own = contract.transitions.filter(({ on }) => on === type);
    const source = own.map((transition) => transitionSource(transition, inRow)).join('\n');
    const method = `_${scope.emission.names.take(`after_${type}`)}`;
    return {
      call: `if event_type == ${pythonText(type)}:\n    return self.${method}(state, context, event)`,
      method: `def ${method}(${parameters}) -> ${result}:\n${indent(source, 1)}\n    return None\n`,
    };
  });
  return `def _next(${parameters}) -> ${result}:
    """The state after an event, and its context; None where no transition takes it."""
    event_type = ${emitAccess(row, ['type']).code}
${indent(taken.map(({ call }) => call).join('\n'), 1)}
    return None

${taken.map(({ method }) => method).join('\n')}`;
}

function transitionSource(transition: Transition, scope: PythonScope): string {
  const { from, to, guard, update, description } = transition;
  const [first] = from;
  const states =
    from.length === 1 && first !== undefined
      ? `state == ${pythonText(first)}`
      : `state in ${pythonLiteral([...from])}`;
  const holds = guard === null ? states : `${states} and (${emitCondition(guard, scope)})`;
  const set = update.map(([key, value]) => `${pythonText(key)}: ${emitValue(value, scope).code}`);
  const context = set.length === 0 ? 'context' : `{**context, ${set.join(', ')}}`;
  const comment = description === null ? '' : lineComment(description);
  return `${comment}if ${holds}:\n    return (${pythonText(to)}, ${context})`;
}
