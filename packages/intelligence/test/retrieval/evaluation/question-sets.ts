import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A question, and the files of which each answers it, chosen by reading the sources. */
export interface Question {
  readonly ask: string;
  readonly answers: readonly string[];
}

export interface QuestionSet {
  readonly name: string;
  /** The folder that is indexed, absolute. */
  readonly root: string;
  readonly questions: readonly Question[];
}

/** Ranking was tuned on these. */
export const tunedOn: QuestionSet = {
  name: 'eslint/lib',
  root: join(packageFolder('eslint'), 'lib'),
  questions: [
    q(
      'how are eslint-disable comments applied to reported problems',
      'linter/apply-disable-directives.js',
    ),
    q('apply the fixes of all messages to the source text', 'linter/source-code-fixer.js'),
    q('replace placeholders in a message template with data', 'linter/interpolate.js'),
    q('measure how long each rule takes and print a table', 'linter/timing.js'),
    q(
      'remember results of unchanged files so that they are not linted again',
      'cli-engine/lint-result-cache.js',
    ),
    q(
      'suppress existing violations by a file with counts per rule',
      'services/suppressions-service.js',
    ),
    q('convert command line flags into options of the API', 'shared/translate-cli-options.js'),
    q(
      'find the config file of a directory by looking in parent folders',
      'config/config-loader.js',
    ),
    q(
      'track which code is reachable after branches and loops',
      'linter/code-path-analysis/code-path-state.js',
      'linter/code-path-analysis/code-path-segment.js',
      'linter/code-path-analysis/code-path-analyzer.js',
    ),
    q('lint files concurrently in worker threads', 'eslint/worker.js', 'eslint/eslint.js'),
    q(
      'where is it noticed that a variable is assigned but never read',
      'rules/no-unused-vars.js',
      'rules/no-useless-assignment.js',
    ),
    q('report code that can never run after return or throw', 'rules/no-unreachable.js'),
    q(
      'get the token before a node while skipping comments',
      'languages/js/source-code/token-store/index.js',
      'languages/js/source-code/token-store/backward-token-cursor.js',
    ),
    q('align cells of text into columns', 'shared/text-table.js'),
    q(
      'validate the options of rules against their schema',
      'config/config.js',
      'shared/ajv.js',
      'shared/option-utils.js',
    ),
    q('how deep may callbacks be nested', 'rules/max-nested-callbacks.js'),
  ],
};

/** Ranking was not tuned on these, though they were seen while it was. */
export const heldOut: QuestionSet = {
  name: 'zod/src',
  root: join(packageFolder('zod'), 'src'),
  questions: [
    q(
      'convert a schema to a JSON schema document',
      'v4/core/to-json-schema.ts',
      'v4/core/json-schema-processors.ts',
      'v4/core/json-schema-generator.ts',
    ),
    q('build a schema from an existing JSON schema', 'v4/classic/from-json-schema.ts'),
    q('regular expression for email addresses', 'v4/core/regexes.ts'),
    q(
      'print a validation error as readable text for people',
      'v4/core/errors.ts',
      'v4/classic/errors.ts',
    ),
    q('attach metadata such as title and description to schemas', 'v4/core/registries.ts'),
    q(
      'generate function source text so that objects parse faster',
      'v4/core/doc.ts',
      'v4/core/compile.ts',
      'compile.ts',
    ),
    q(
      'group issues into a tree of nested fields',
      'v4/core/errors.ts',
      'v3/ZodError.ts',
      'v4/classic/errors.ts',
    ),
    q('check the minimum length of strings and arrays', 'v4/core/checks.ts', 'v4/core/api.ts'),
    q('error messages in German', 'v4/locales/de.ts'),
    q('merge the values of both sides of an intersection', 'v4/core/schemas.ts', 'v3/types.ts'),
    q(
      'parse without throwing and return a result',
      'v4/core/parse.ts',
      'v4/classic/parse.ts',
      'v4/mini/parse.ts',
    ),
    q(
      'coerce input to a number or date before validation',
      'v4/classic/coerce.ts',
      'v4/mini/coerce.ts',
      'v4/core/api.ts',
    ),
    q(
      'ISO date, time and duration strings',
      'v4/classic/iso.ts',
      'v4/mini/iso.ts',
      'v4/core/regexes.ts',
    ),
    q(
      'make every nested property of an object optional',
      'v4/classic/deep-partial.ts',
      'v4/mini/deep-partial.ts',
      'v3/helpers/partialUtil.ts',
    ),
    q('what happens with cyclic references in the input', 'v4/core/memoizer.ts'),
    q('walk over all schemas inside of a schema', 'v4/core/visit.ts'),
  ],
};

function q(ask: string, ...answers: readonly string[]): Question {
  return { ask, answers };
}

function packageFolder(name: string): string {
  return dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)));
}
