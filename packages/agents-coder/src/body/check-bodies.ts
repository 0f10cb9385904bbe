import type { Contract } from '../contract/contract.ts';
import { jsonPath } from '../contract/json-path.ts';
import type { Problems } from '../contract/problem.ts';
import type { Language } from '../node/node-names.ts';
import { describedSteps } from './described-steps.ts';
import { findPythonFaults } from './find-python-faults.ts';
import { findTypescriptFaults } from './find-typescript-faults.ts';

/**
 * Reports bodies that nobody wrote yet, and those that are not pure: code of a contract is held to
 * this whoever wrote it, before anything of it runs.
 */
export async function checkBodies(
  contract: Contract,
  language: Language,
  ...[problems]: [Problems]
): Promise<void> {
  const find = language === 'python' ? findPythonFaults : findTypescriptFaults;
  for (const { at, work } of describedSteps(contract)) {
    const code = work.code[language];
    if (code === null) {
      problems.add({
        code: 'MODEL_REQUIRED',
        at: jsonPath(at, 'describe'),
        message: `What "${shorten(work.words)}" asks for is said in words alone; a model has to write it.`,
        hint: `Configure a model (DISPATCH_MODEL), give code: { ${language}: ... }, or say it with the other steps.`,
      });
      continue;
    }
    for (const fault of await find(code)) {
      problems.add({
        code: 'BODY_REFUSED',
        at: jsonPath(jsonPath(at, 'code'), language),
        message: fault,
        hint: 'A body is statements of a pure function: it sees "given" alone, and returns its result.',
      });
    }
  }
}

function shorten(words: string): string {
  return words.length > 80 ? `${words.slice(0, 80)} …` : words;
}
