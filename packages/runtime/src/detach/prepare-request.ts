import { accept, type Checked } from '../checked.ts';
import { prepareRun } from '../prepare-run.ts';
import type { ReadyRun } from '../ready-run.ts';
import { prepareResume } from '../resume-run.ts';
import { prepareRetry } from '../retry-run.ts';
import type { RuntimeEnvironment, RuntimeOptions } from '../runtime-options.ts';
import type { RunRequest } from './detached-job.ts';

/** Checks what is to run: the same in the process that asks and in the one that runs it. */
export async function prepareRequest(
  request: RunRequest,
  environment: RuntimeEnvironment,
): Promise<Checked<ReadyRun>> {
  if (request.type === 'run') {
    const prepared = await prepareRun(request.plan, environment);
    return prepared.ok ? accept({ run: prepared.value, start: { environment } }) : prepared;
  }
  const { which, choice } = request;
  const options = { ...optionsOf(environment), ...choice };
  return request.type === 'resume'
    ? await prepareResume(which, options)
    : await prepareRetry(which, options);
}

function optionsOf({ configFile, planSyntax, ...rest }: RuntimeEnvironment): RuntimeOptions {
  return {
    ...rest,
    ...(configFile !== undefined && { configFile }),
    ...(planSyntax !== undefined && { planSyntax }),
  };
}
