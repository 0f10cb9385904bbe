import { errorDetail, suggest, type ErrorDetail, type Plan } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';

/** Every resource that a task holds must exist, and there must be enough of it for that task alone. */
export function checkResources(
  plan: Pick<Plan, 'tasks'>,
  capacities: Readonly<Record<string, number>>,
): Checked<null> {
  const errors: ErrorDetail[] = [];
  for (const [index, { resources = {} }] of plan.tasks.entries()) {
    for (const [name, wanted] of Object.entries(resources)) {
      const path = `tasks[${index}].resources.${name}`;
      const capacity = Object.hasOwn(capacities, name) ? capacities[name] : undefined;
      if (capacity === undefined) errors.push(unknownResource(name, path, capacities));
      else if (wanted > capacity) errors.push(tooMuch(wanted, capacity, path));
    }
  }
  return errors.length > 0 ? refuse(...errors) : accept(null);
}

function unknownResource(
  name: string,
  path: string,
  capacities: Readonly<Record<string, number>>,
): ErrorDetail {
  const meant = suggest(name, Object.keys(capacities));
  return errorDetail({
    code: 'UNKNOWN_RESOURCE',
    message: `${path}: nothing says how much of ${JSON.stringify(name)} there is.`,
    path,
    hint:
      meant === undefined
        ? `Add "resources": { ${JSON.stringify(name)}: 1 } to the config of the plan.`
        : `Did you mean "${meant}"?`,
  });
}

function tooMuch(wanted: number, capacity: number, path: string): ErrorDetail {
  return errorDetail({
    code: 'RESOURCE_TOO_SMALL',
    message: `${path} wants ${wanted}, and there are ${capacity}: the task could never start.`,
    path,
    hint: 'Ask for less, or raise the capacity in the config.',
  });
}
