import {
  anyShape,
  checkMapSource,
  checkReference,
  checkResolvedType,
  jsonSchemaOf,
  listOf,
  shapeOfSchema,
  whenAbsent,
  type ReferenceContext,
  type Shape,
} from '@parallel-dispatcher/expressions';
import type { ErrorDetail, Plan, PlanTask } from '@parallel-dispatcher/schema';
import type { Route } from '../agents/route-tasks.ts';
import { accept, refuse, type Checked } from '../checked.ts';
import type { TaskLinks } from './task-links.ts';

interface LinkedPlan {
  readonly plan: Plan;
  readonly links: ReadonlyMap<string, TaskLinks>;
  readonly routes: ReadonlyMap<string, Route>;
}

/** Whether everything that tasks take from others is there, and of a type that they can use. */
export async function checkLinks(linked: LinkedPlan): Promise<Checked<null>> {
  const { plan, links, routes } = linked;
  if (links.size === 0) return accept(null);
  const tasks = new Map(plan.tasks.map((task) => [task.task_id, task]));
  const shapes = agentShapes(routes);
  const errors: ErrorDetail[] = [];
  for (const [id, found] of links) {
    const consumer = tasks.get(id);
    if (consumer === undefined) continue;
    const context = contextOf(consumer, { plan, tasks, outputOf: shapes.outputOf });
    errors.push(...(await checkTask(found, context, shapes.inputOf(id))));
  }
  return errors.length > 0 ? refuse(...errors) : accept(null);
}

async function checkTask(
  { references, condition, mapSource }: TaskLinks,
  context: ReferenceContext,
  wanted: Shape,
): Promise<readonly ErrorDetail[]> {
  const errors: ErrorDetail[] = [];
  let item = anyShape;
  if (mapSource !== null) {
    const checked = checkMapSource(mapSource, context);
    if (checked.ok) item = checked.value;
    else errors.push(...checked.errors);
  }
  for (const reference of references) {
    const checked = checkReference(reference, { ...context, item });
    errors.push(
      ...(checked.ok
        ? checkResolvedType(reference, { produced: checked.value, wanted })
        : checked.errors),
    );
  }
  if (condition !== null) {
    const { checkCondition } = await import('@parallel-dispatcher/expressions/conditions');
    errors.push(...checkCondition(condition, context));
  }
  return errors;
}

interface Surroundings {
  readonly plan: Plan;
  readonly tasks: ReadonlyMap<string, PlanTask>;
  readonly outputOf: (task: string) => Shape;
}

function contextOf(consumer: PlanTask, { plan, tasks, outputOf }: Surroundings): ReferenceContext {
  return {
    self: consumer.task_id,
    taskIds: () => [...tasks.keys()],
    params: plan.params ?? {},
    producerOf: (id) => {
      const producer = tasks.get(id);
      if (producer === undefined) return undefined;
      const output = producer.map === undefined ? outputOf(id) : listOf(outputOf(id));
      return { output, absentWhen: whenAbsent(producer, consumer) };
    },
  };
}

/** Each schema is turned into a shape once, however many tasks use its agent. */
function agentShapes(routes: ReadonlyMap<string, Route>): {
  readonly inputOf: (task: string) => Shape;
  readonly outputOf: (task: string) => Shape;
} {
  const known = { input: new Map<string, Shape>(), output: new Map<string, Shape>() };
  const shapeOf = (task: string, side: 'input' | 'output'): Shape => {
    const definition = routes.get(task)?.agent.definition;
    if (definition === undefined) return anyShape;
    const shape =
      known[side].get(definition.name) ?? shapeOfSchema(jsonSchemaOf(definition[side], side));
    known[side].set(definition.name, shape);
    return shape;
  };
  return {
    inputOf: (task) => shapeOf(task, 'input'),
    outputOf: (task) => shapeOf(task, 'output'),
  };
}
