/** Measurements of the tasks of agents: by agent, then by task id. */
export type Samples = Map<string, Map<string, number[]>>;

interface Sample {
  readonly agent: string;
  readonly task: string;
  readonly value: number;
}

export function note(samples: Samples, { agent, task, value }: Sample): void {
  const ofAgent = samples.get(agent) ?? new Map<string, number[]>();
  samples.set(agent, ofAgent);
  const ofTask = ofAgent.get(task);
  if (ofTask === undefined) ofAgent.set(task, [value]);
  else ofTask.push(value);
}

/** What was measured, summed up for each agent and for each of its tasks. */
export interface Described<Summary> {
  readonly byAgent: ReadonlyMap<string, Summary>;
  readonly byTask: ReadonlyMap<string, ReadonlyMap<string, Summary>>;
}

export function describeSamples<Summary>(
  samples: Samples,
  describe: (values: readonly number[]) => Summary | undefined,
): Described<Summary> {
  const byAgent = new Map<string, Summary>();
  const byTask = new Map<string, Map<string, Summary>>();
  for (const [agent, tasks] of samples) {
    const whole = describe([...tasks.values()].flat());
    if (whole === undefined) continue;
    byAgent.set(agent, whole);
    const described = new Map<string, Summary>();
    for (const [task, values] of tasks) {
      const summary = describe(values);
      if (summary !== undefined) described.set(task, summary);
    }
    byTask.set(agent, described);
  }
  return { byAgent, byTask };
}
