/** What routing needs to know of an agent that is there without a config. */
export interface BuiltInAgent {
  readonly from: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly words: readonly string[];
}

/**
 * The built-in agents in the order in which their words are tried. Written down here, because
 * importing their definitions takes longer than most plans need to be checked; a test holds this
 * to them.
 */
export const builtInAgents: readonly BuiltInAgent[] = [
  {
    from: '@parallel-dispatcher/agents-debug/agent',
    name: 'debug',
    aliases: ['debugger'],
    words: ['debug', 'investigate', 'bug'],
  },
  {
    from: '@parallel-dispatcher/agents-coder/agent',
    name: 'coder',
    aliases: [],
    words: ['generate', 'contract', 'build', 'create'],
  },
];

/** Where a task goes that names no agent and whose description matches no words. */
export const builtInDefaultAgent = 'coder';
