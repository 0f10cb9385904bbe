import { buildGraph, type TaskGraph } from '@parallel-dispatcher/graph';
import { parsePlan, readPlan, type ErrorDetail } from '@parallel-dispatcher/schema';
import { validatePlan } from '../../src/index.ts';
import type { MutatedPlan } from './mutate-plan.ts';

/** How far a plan came. */
export type Fate = 'refused by schema' | 'refused by graph' | 'accepted';

/**
 * Reads one plan and links its tasks, and checks what must hold of the answer.
 * @throws what broke, or an error that says what does not hold.
 */
export async function tryPlan(
  { bytes, syntax }: MutatedPlan,
  codes: ReadonlySet<string>,
): Promise<Fate> {
  const parsed = await readPlan(bytes, { syntax });
  if (!parsed.ok) {
    checkErrors(parsed.errors, codes);
    if (parsed.rest !== undefined) checkBuilt(parsed.rest, codes);
    return 'refused by schema';
  }
  checkErrors(parsed.warnings, codes, 0);
  const again = parsePlan(JSON.stringify(parsed.value));
  if (!again.ok || JSON.stringify(again.value) !== JSON.stringify(parsed.value)) {
    throw new Error('An accepted plan does not read back as it is.');
  }
  return checkBuilt(parsed.value, codes);
}

/** The same through all that is checked before a run. */
export async function tryValidation(
  { bytes, syntax }: MutatedPlan,
  { codes, cwd }: { readonly codes: ReadonlySet<string>; readonly cwd: string },
): Promise<void> {
  const answer = await validatePlan(bytes, { cwd, env: {}, planSyntax: syntax });
  if (answer.ok) return;
  if (answer.result.exit_code !== 2)
    throw new Error('A refused plan has another exit code than 2.');
  checkErrors(answer.result.errors, codes);
}

function checkBuilt(plan: Parameters<typeof buildGraph>[0], codes: ReadonlySet<string>): Fate {
  const built = buildGraph(plan);
  if (!built.ok) {
    checkErrors(built.errors, codes);
    return 'refused by graph';
  }
  checkErrors(built.warnings, codes, 0);
  checkGraph(built.value, plan);
  return 'accepted';
}

function checkErrors(errors: readonly ErrorDetail[], codes: ReadonlySet<string>, least = 1): void {
  if (errors.length < least || errors.length > 210) throw new Error(`${errors.length} errors.`);
  for (const { code, message, path, hint } of errors) {
    const well =
      codes.has(code) &&
      message.trim() !== '' &&
      message.length < 5_000 &&
      (path === null || path !== '') &&
      (hint === null || hint.trim() !== '');
    if (!well) throw new Error(`A bad error: ${JSON.stringify({ code, message, path, hint })}`);
  }
}

/** Numbers, ids and edges fit each other, and the order keeps every dependency. */
function checkGraph(graph: TaskGraph, plan: Parameters<typeof buildGraph>[0]): void {
  const place = new Int32Array(graph.size).fill(-1);
  for (const [at, number] of graph.topologicalOrder.entries()) place[number] = at;
  const whole =
    graph.size === plan.tasks.length &&
    !place.includes(-1) &&
    plan.tasks.every((task, number) => graph.indexOf(task.task_id) === number);
  const ordered = plan.tasks.every((task, number) => {
    const wanted = new Set(task.dependencies);
    const before = [...wanted].every((id) => place[graph.indexOf(id)]! < place[number]!);
    return before && graph.dependencyCounts[number] === wanted.size;
  });
  if (!whole || !ordered) throw new Error('The graph does not fit its plan.');
}
