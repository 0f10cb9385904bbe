import { describe, expect, test } from '@jest/globals';
import { coderFields, debugFields, fieldsOf } from '../support/fields.ts';
import { dispatchConfigSchema } from '../../src/documents/dispatch-config.ts';
import { planConfigSchema } from '../../src/documents/plan-config.ts';
import { planSchema, planTaskSchema } from '../../src/documents/plan.ts';
import { suggestField } from '../../src/problems/suggest-field.ts';

const plan = fieldsOf(planSchema);
const task = fieldsOf(planTaskSchema);
const config = fieldsOf(planConfigSchema);
const file = fieldsOf(dispatchConfigSchema);

/** What people write, and what they mean. */
const corpus: readonly (readonly [string, readonly string[], string])[] = [
  ['dependancies', task, 'dependencies'],
  ['dependecies', task, 'dependencies'],
  ['dependancy', task, 'dependencies'],
  ['dependency', task, 'dependencies'],
  ['Dependencies', task, 'dependencies'],
  ['depndencies', task, 'dependencies'],
  ['depends_on', task, 'dependencies'],
  ['dependsOn', task, 'dependencies'],
  ['depends-on', task, 'dependencies'],
  ['deps', task, 'dependencies'],
  ['needs', task, 'dependencies'],
  ['requires', task, 'dependencies'],
  ['after', task, 'dependencies'],
  ['id', task, 'task_id'],
  ['taskId', task, 'task_id'],
  ['taskid', task, 'task_id'],
  ['task-id', task, 'task_id'],
  ['TASK_ID', task, 'task_id'],
  ['tsak_id', task, 'task_id'],
  ['task_di', task, 'task_id'],
  ['tesk_id', task, 'task_id'],
  ['name', task, 'task_id'],
  ['agnet', task, 'agent'],
  ['agents', task, 'agent'],
  ['agent_name', task, 'agent'],
  ['agant', task, 'agent'],
  ['type', task, 'agent'],
  ['desc', task, 'description'],
  ['descripton', task, 'description'],
  ['desciption', task, 'description'],
  ['descirption', task, 'description'],
  ['decsription', task, 'description'],
  ['title', task, 'description'],
  ['prompt', task, 'description'],
  ['input', task, 'input_data'],
  ['inputs', task, 'input_data'],
  ['inputData', task, 'input_data'],
  ['input_date', task, 'input_data'],
  ['inptu_data', task, 'input_data'],
  ['data', task, 'input_data'],
  ['args', task, 'input_data'],
  ['params', task, 'input_data'],
  ['payload', task, 'input_data'],
  ['context', task, 'context_requirements'],
  ['context_requirement', task, 'context_requirements'],
  ['contextRequirements', task, 'context_requirements'],
  ['context_requirments', task, 'context_requirements'],
  ['prioriy', task, 'priority'],
  ['prio', task, 'priority'],
  ['timeout', task, 'timeout_seconds'],
  ['timeout_secs', task, 'timeout_seconds'],
  ['timeoutSeconds', task, 'timeout_seconds'],
  ['expected_duration', task, 'expected_duration_ms'],
  ['task', plan, 'tasks'],
  ['taks', plan, 'tasks'],
  ['Tasks', plan, 'tasks'],
  ['jobs', plan, 'tasks'],
  ['steps', plan, 'tasks'],
  ['prompt', plan, 'user_prompt'],
  ['userPrompt', plan, 'user_prompt'],
  ['user_promt', plan, 'user_prompt'],
  ['conifg', plan, 'config'],
  ['configuration', plan, 'config'],
  ['settings', plan, 'config'],
  ['options', plan, 'config'],
  ['correlationId', plan, 'correlation_id'],
  ['corelation_id', plan, 'correlation_id'],
  ['workspace', plan, 'workspace_path'],
  ['workspce_path', plan, 'workspace_path'],
  ['rag_query', plan, 'rag_queries'],
  ['queries', plan, 'rag_queries'],
  ['schema', plan, '$schema'],
  ['max_worker', config, 'max_workers'],
  ['maxWorkers', config, 'max_workers'],
  ['workers', config, 'max_workers'],
  ['concurrency', config, 'max_workers'],
  ['parallelism', config, 'max_workers'],
  ['timeout', config, 'timeout_seconds'],
  ['run_timeout', config, 'run_timeout_seconds'],
  ['traces', config, 'trace_dir'],
  ['tracedir', config, 'trace_dir'],
  ['trace_directory', config, 'trace_dir'],
  ['agent', file, 'agents'],
  ['allow_dir', file, 'allow_dirs'],
  ['allowed_dirs', file, 'allow_dirs'],
  ['allowEnv', file, 'allow_env'],
  ['defaultAgent', file, 'default_agent'],
  ['contract_desc', coderFields, 'contract_description'],
  ['contract_descripton', coderFields, 'contract_description'],
  ['nodetype', coderFields, 'node_type'],
  ['noed_type', coderFields, 'node_type'],
  ['output', coderFields, 'output_path'],
  ['output_file', coderFields, 'output_path'],
  ['outputPath', coderFields, 'output_path'],
  ['path', coderFields, 'output_path'],
  ['contextFiles', coderFields, 'context_files'],
  ['files', coderFields, 'context_files'],
  ['validation', coderFields, 'validation_level'],
  ['validationlevel', coderFields, 'validation_level'],
  ['overwite', coderFields, 'overwrite'],
  ['lang', coderFields, 'language'],
  ['problem', debugFields, 'problem_description'],
  ['problem_desc', debugFields, 'problem_description'],
  ['files', debugFields, 'affected_files'],
  ['affected_file', debugFields, 'affected_files'],
  ['afected_files', debugFields, 'affected_files'],
  ['error_trace', debugFields, 'error_traces'],
  ['stacktrace', debugFields, 'error_traces'],
  ['traces', debugFields, 'error_traces'],
  ['depth', debugFields, 'analysis_depth'],
  ['analyis_depth', debugFields, 'analysis_depth'],
  ['hypothesys', debugFields, 'hypothesis'],
  ['hypotesis', debugFields, 'hypothesis'],
  ['issue', debugFields, 'issue_description'],
  ['filename', debugFields, 'file_path'],
  ['eror', debugFields, 'error'],
];

/** What a finger makes of the letter at `at`. */
function slipsAt(word: string, at: number): readonly string[] {
  const [head, letter = '', next = '', tail] = [
    word.slice(0, at),
    word[at],
    word[at + 1],
    word.slice(at + 2),
  ];
  return [head + next + letter + tail, head + next + tail, head + letter + letter + next + tail];
}

describe('suggestField', () => {
  test(`finds what was meant in at least 9 of 10 of ${corpus.length} misspellings`, () => {
    const wrong = corpus
      .map(([word, fields, meant]) => ({ word, meant, got: suggestField(word, fields) }))
      .filter(({ meant, got }) => got !== meant);
    expect(corpus.length).toBeGreaterThanOrEqual(60);
    expect(wrong.slice(Math.floor(corpus.length / 10))).toStrictEqual([]);
  });

  test('finds 95 of 100 of all swapped, lost and doubled letters in all fields', () => {
    let count = 0;
    let right = 0;
    for (const fields of [plan, task, config, file, coderFields, debugFields]) {
      for (const field of fields) {
        for (let at = 0; at < field.length; at += 1) {
          for (const word of slipsAt(field, at).filter((slip) => !fields.includes(slip))) {
            count += 1;
            if (suggestField(word, fields) === field) right += 1;
          }
        }
      }
    }
    expect(count).toBeGreaterThan(2_000);
    expect(right / count).toBeGreaterThan(0.95);
  });

  test('is silent where nothing is near', () => {
    const words = [
      'zebra',
      'quantum',
      'x',
      'colour',
      'favourite_food',
      '12',
      'hasOwnProperty',
      'toString',
    ];
    expect(words.map((word) => suggestField(word, task))).toStrictEqual(words.map(() => undefined));
  });

  test('never suggests what is not offered', () => {
    expect(suggestField('deps', ['agent', 'description'])).toBeUndefined();
  });
});
