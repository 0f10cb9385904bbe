/** The agents that are there without a config: package, and the order in which their words are tried. */
export const builtInAgents = [
  '@parallel-dispatcher/agents-debug/agent',
  '@parallel-dispatcher/agents-coder/agent',
] as const;

/** Where a task goes that names no agent and whose description matches no words. */
export const builtInDefaultAgent = 'coder';
