import type { ListedModel, ModelList } from '@parallel-dispatcher/runtime';
import { errorLines } from './error-lines.ts';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';
import { table } from './table.ts';

/** Models, for people: what each is, its key, and what came of asking it. */
export function modelsText({ models }: ModelList, page: Page): string {
  if (models.length === 0) {
    return 'No model is configured. Set DISPATCH_MODEL=provider:id, or add `models` to the config.\n';
  }
  const rows = models.map((model) => [
    oneLine(model.is_default ? `${model.name} (default)` : model.name),
    oneLine(model.model ?? ''),
    oneLine(model.url ?? ''),
    model.error === null ? keyText(model) : '',
    model.check?.ok === true ? `answers (${Math.round(model.check.duration_ms)} ms)` : '',
  ]);
  const title = models.length === 1 ? '1 model' : `${models.length} models`;
  const problems = models.flatMap(({ name, error, check }) => {
    const problem = error ?? check?.error ?? null;
    return problem === null ? [] : errorLines({ ...problem, path: null }, page, oneLine(name));
  });
  return [page.paint('bold', title), ...table(rows, page), ...problems, ''].join('\n');
}

function keyText({ key, key_env: variable }: ListedModel): string {
  if (key === 'command') return 'key by command';
  if (key === 'not needed') return 'no key needed';
  return oneLine(`${variable ?? 'key'} ${key === 'set' ? 'is set' : 'is not set'}`);
}
