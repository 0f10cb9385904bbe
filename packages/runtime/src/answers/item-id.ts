import type { Plan } from '@parallel-dispatcher/schema';

/** An item of a map by its id: `review[3]`. */
export interface ItemId {
  readonly parent: string;
  readonly index: number;
}

const pattern = /^(?<parent>.*)\[(?<index>0|[1-9]\d{0,8})\]$/su;

/** Undefined where the id cannot be that of an item. Whether its parent is a map, the plan says. */
export function readItemId(id: string): ItemId | undefined {
  const { parent, index } = pattern.exec(id)?.groups ?? {};
  return parent === undefined ? undefined : { parent, index: Number(index) };
}

/** The same for the id of an item of a map of the plan; its items may be fewer. */
export function findItem(id: string, { tasks }: Pick<Plan, 'tasks'>): ItemId | undefined {
  const item = readItemId(id);
  const isItem = tasks.some((task) => task.task_id === item?.parent && task.map !== undefined);
  return isItem ? item : undefined;
}
