import { itemsOf, resolveReferences, type Scope } from '@parallel-dispatcher/expressions';
import type { TaskCall } from '@parallel-dispatcher/dispatcher';
import type { JsonObject, JsonValue, Plan } from '@parallel-dispatcher/schema';
import type { Redactor } from '@parallel-dispatcher/tracing';
import { accept, refuse, type Checked } from '../checked.ts';
import type { TaskLinks } from './task-links.ts';

const defaultMaxItems = 1_000;

interface LiveInputOptions {
  readonly plan: Plan;
  readonly links: ReadonlyMap<string, TaskLinks>;
  /** Place of a task in the plan. */
  readonly positionOf: (task: string) => number;
  /** By id of the plan; environment references are resolved in it, and escaped. Never stored. */
  readonly templateOf: (task: string) => JsonObject;
  readonly redactor: Redactor;
}

/** What agents get, made when they are called: outputs of others in place of references. */
export class LiveInputs {
  readonly #options: LiveInputOptions;
  /** As traces may show them, where they differ from the plan. */
  readonly #shown = new Map<string, JsonObject>();
  readonly #items = new Map<string, readonly JsonValue[]>();

  constructor(options: LiveInputOptions) {
    this.#options = options;
  }

  /** Not ok: something that was referred to is not there after all. */
  inputOf(call: TaskCall): Checked<JsonObject> {
    const { links, positionOf, templateOf, redactor } = this.#options;
    const task = call.map?.parent ?? call.task;
    const at = `tasks[${positionOf(task)}].input_data`;
    const resolved = resolveReferences(templateOf(task), this.#scope(call), { at });
    if (!resolved.ok) return refuse(...resolved.errors);
    const input = resolved.value as JsonObject;
    if (links.has(task)) this.#shown.set(call.task, redactor.redact(input));
    return accept(input);
  }

  /** As a trace may show it; undefined where the plan shows the same. */
  shownOf(task: string): JsonObject | undefined {
    return this.#shown.get(task);
  }

  /** The items of a task with `map`. */
  expand(call: TaskCall): Checked<readonly JsonValue[]> {
    const { links, plan, positionOf } = this.#options;
    const source = links.get(call.task)?.mapSource;
    if (source === undefined || source === null) return accept([]);
    const maxItems = plan.tasks[positionOf(call.task)]?.max_items ?? defaultMaxItems;
    const items = itemsOf(source, this.#scope(call), { maxItems });
    if (items.ok) this.#items.set(call.task, items.value);
    return items;
  }

  /** The items of a map that has grown; undefined before. */
  itemsOf(parent: string): readonly JsonValue[] | undefined {
    return this.#items.get(parent);
  }

  #scope({ map, outcomeOf }: TaskCall): Scope {
    const params = this.#options.plan.params ?? {};
    return map === null
      ? { outcomeOf, params }
      : { outcomeOf, params, item: map.item, index: map.index };
  }
}
