export const rootExamples = `Examples:
  dispatch run plan.json                     run a plan and look at the result
  dispatch run plan.yaml                     the same plan in YAML
  dispatch < plan.json > result.json         the same for programs
  dispatch --agent debug --input job.json    run one agent, without a plan
  dispatch validate plan.json                every error of a plan, nothing runs
  dispatch plan plan.json                    what a run would do, and who does it
  dispatch trace show latest                 what happened in the last run
  dispatch run plan.json --detach            a run that goes on by itself
  dispatch wait latest                       its result, when it has ended
  dispatch mcp                               all of this as tools of an MCP client
`;

export const runExamples = `Examples:
  dispatch run plan.json
  dispatch run plan.json --max-workers auto --output-file result.json
  dispatch run - --output-format stream-json < plan.json
  dispatch run --agent coder --input contract.json
  dispatch run plan.json --detach --output-file result.json
`;

export const resumeExamples = `Examples:
  dispatch resume                            the latest run, from where it broke off
  dispatch resume 01K9ABC... --plan plan.json
  dispatch resume latest --detach            in a process of its own
`;

export const retryExamples = `Examples:
  dispatch retry                             what failed in the latest run
  dispatch retry latest --from build-api     this task and all below it
  dispatch retry latest --only 'review[3]'   one item of a map
  dispatch retry latest --plan edited.json   what changed, and all below it
`;

export const waitExamples = `Examples:
  dispatch wait                              the result of the latest run
  dispatch wait 01K9ABC... --timeout 45      exit code 4 when it has not ended yet
`;

export const mcpExamples = `Examples:
  dispatch mcp                               over stdin and stdout, as clients start it
  dispatch mcp --http --port 7420            over HTTP, for clients of this machine
  dispatch mcp --allow-dir ../data           what plans may reach is said here alone
`;

export const cancelExamples = `Examples:
  dispatch cancel                            the latest run
  dispatch cancel latest --task build-web --reason "not needed any more"
`;

export const localizeExamples = `Examples:
  dispatch localize --coverage lcov.info --results junit.xml
  dispatch localize --coverage coverage/*.json --results jest.json --top 5
  dispatch localize --coverage record.json   functions, tests and results in one
  dispatch localize --coverage v8/*.json --results junit.xml --lines

Coverage must tell tests apart: an LCOV section with TN: a test, "coverage json
--show-contexts" of coverage.py, or one Istanbul or V8 file a test, named after
the test or its file.
`;

export const conventions = `
Input and output:
  A file is a path, or - for stdin; with none, stdin is read.
  It is JSON or YAML: .json, .yaml and .yml say which; without one of them, it
  is JSON when it begins with { or [, else YAML.
  stdout is one JSON document, on failure too; on a terminal it is text.
  --output-format chooses: json, text, or stream-json (one event a line, the
  result last). stderr stays empty unless it is a terminal.

Exit codes:
    0  every task succeeded
    1  a task failed, or was blocked or cancelled
    2  bad usage or bad input: nothing ran
    3  the environment: a file or folder that cannot be read or written
    4  stopped early and resumable: run deadline, budget, quota, approval;
       of dispatch wait: the run goes on
   70  a bug in dispatch
  129, 130, 143  ended by SIGHUP, SIGINT, SIGTERM
`;
