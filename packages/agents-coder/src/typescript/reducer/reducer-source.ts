import type { ReducerContract } from '../../contract/contract.ts';
import { nodeEmission } from '../node-emission.ts';
import { nodeFrame } from '../node-frame.ts';
import type { EmitNode } from '../node-source.ts';
import { emitAccess } from '../values/emit-access.ts';
import { emitRows } from '../values/emit-rows.ts';
import { use, type Scope } from '../values/expression.ts';
import { propertyKey, quote } from '../values/literal-source.ts';
import { shapeOfSchema } from '../values/shape-of-schema.ts';
import type { Shape } from '../values/shape.ts';
import { contextSource, contextShape } from './context-source.ts';
import { emitTransitions } from './emit-transitions.ts';

/** Source of the node of a reducer contract: a method that finds the next state, and the fold. */
export const reducerSource: EmitNode<ReducerContract> = (contract, { names, problems }) => {
  const emission = nodeEmission(contract, { names, problems });
  for (const module of ['reducer-adapters', 'state-store', 'in-turn', 'stored', 'value-at'])
    emission.support.add(module);
  const scope: Scope = {
    emission,
    vars: new Map(),
    row: null,
    depth: 0,
    comparesAlone: () => true,
  };
  const input = { code: 'data', shape: shapeOfSchema(contract.inputSchema) };
  const events = emitRows(emitAccess(input, ['events'], scope), 'input_schema', scope);
  const body = foldSource(contract, { events: events.code, item: events.item, scope });
  const says = `Folds the events of an input that fits ${contract.inputModel} into the stored state.`;
  return nodeFrame(
    contract,
    {
      base: 'node-reducer',
      method: 'executeReduction',
      says,
      members: `  readonly #store: StateStore;
  /** Batches run one after another, so that none overwrites what another saved. */
  readonly #inTurn = inTurn();

  constructor(adapters: ReducerAdapters = {}) {
    this.#store = adapters.store ?? createStore();
  }
`,
      body: `return this.#inTurn(async () => {\n${body}\n});`,
      before: contextSource(contract),
      after: nextSource(contract, { item: events.item, scope }),
      imports: { [names.adaptersFile]: ['createStore'] },
    },
    { names, emission },
  );
};

interface FoldOver {
  readonly events: string;
  readonly item: Shape;
  readonly scope: Scope;
}

function foldSource(contract: ReducerContract, { events, item, scope }: FoldOver): string {
  const { duplicateKey, rejectsBatch } = contract;
  const event = { code: 'event', shape: item };
  const key = duplicateKey === null ? null : emitAccess(event, duplicateKey.field, scope).code;
  const name = duplicateKey?.seenIn ?? '';
  const seenIn = quote(name);
  const list = (): string => use(scope, 'list-at');
  const duplicate =
    key === null
      ? ''
      : `if (${use(scope, 'is-one-of')}(${key}, ${list()}(context, ${seenIn}))) {
        ignored += 1;
        continue;
      }`;
  const remember =
    key === null
      ? 'context = next.context;'
      : `context = { ...next.context, ${propertyKey(name)}: [...${list()}(next.context, ${seenIn}), ${key}] };`;
  const none = rejectsBatch
    ? `throw new ${use(scope, 'node-error')}('INVALID_TRANSITION', \`No transition from \${state} takes this event.\`);`
    : 'ignored += 1;\n continue;';
  const plain = `{ state, context: ${use(scope, 'to-plain')}(context) as Context }`;
  return `const held = await stored(() => this.#store.load());
      let state = held?.state ?? ${quote(contract.initialState)};
      let context: Context = held?.context ?? initialContext;
      let applied = 0;
      ${rejectsBatch && key === null ? 'const' : 'let'} ignored = 0;
      for (const event of ${events}) {
        ${duplicate}
        const next = this.#next(state, context, event);
        if (next === null) {
          ${none}
        }
        ({ state } = next);
        ${remember}
        applied += 1;
      }
      const kept = ${plain};
      await stored(() => this.#store.save(kept));
      const output: unknown = { ...kept, applied, ignored };
      return output as ${contract.outputModel};`;
}

function nextSource(
  contract: ReducerContract,
  { item, scope }: { readonly item: Shape; readonly scope: Scope },
): string {
  const context = { code: 'context', shape: contextShape(contract) };
  const keys = [...(context.shape.kind === 'object' ? context.shape.fields.keys() : [])];
  const vars = new Map(keys.map((key) => [key, emitAccess(context, [key], scope)]));
  const row = { code: 'event', shape: item };
  const type = emitAccess(row, ['type'], scope).code;
  const event = eventType(contract);
  const inRow = { ...scope, vars, row };
  const sources = emitTransitions(contract.transitions, { scope: inRow, event });
  return `
  /** The state after an event, and its context; null where no transition takes it. */
  #next(state: string, context: Context, event: ${event}): Next | null {
    switch (${type} as unknown) {
      ${sources.map(({ taken }) => taken).join('\n')}
      default: return null;
    }
  }

${sources.map(({ method }) => method).join('\n')}`;
}

function eventType({ inputSchema, inputModel }: ReducerContract): string {
  const events = inputSchema.properties.get('events');
  return events?.types?.length === 1 && events.types[0] === 'array' && events.items !== null
    ? `${inputModel}['events'][number]`
    : 'unknown';
}
