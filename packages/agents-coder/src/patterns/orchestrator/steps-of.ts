import type { Mapping } from '../../contract/mapping.ts';
import type { SaidWorkflow } from '../../text/parts/read-stages.ts';

/** The steps of the dialect: each waits for those of the stage before. */
export function stepsOf(said: SaidWorkflow): readonly Mapping[] {
  const { stages, isUndone, attempts, timeoutMs, notes } = said;
  const tolerated = new Set(notes.filter((note) => note.isTolerated).map(({ step }) => step));
  const steps: Mapping[] = [];
  let before: readonly string[] = [];
  for (const stage of stages) {
    for (const { id, undo } of stage.steps) {
      const own = notes.find((note) => note.step === id && note.attempts !== undefined);
      const tries = own?.attempts ?? attempts;
      const undone = undo ?? (isUndone ? `undo_${id}` : null);
      steps.push({
        id,
        uses: id,
        ...(before.length === 0 ? {} : { depends_on: [...before] }),
        ...joinOf(before, tolerated),
        ...(tries === null ? {} : { retry: { max_attempts: tries } }),
        ...(timeoutMs === null ? {} : { timeout_ms: timeoutMs }),
        ...(tolerated.has(id) ? { on_failure: 'continue' } : {}),
        ...(undone === null ? {} : { compensate: undone }),
      });
      if (!stage.isParallel) before = [id];
    }
    if (stage.isParallel) before = stage.steps.map(({ id }) => id);
  }
  return steps;
}

/** A step runs although one that may fail did: only the others have to be ok. */
function joinOf(before: readonly string[], tolerated: ReadonlySet<string>): Mapping {
  const needed = before.filter((id) => !tolerated.has(id));
  return needed.length === before.length
    ? {}
    : { join: { policy: 'at_least', count: needed.length } };
}
