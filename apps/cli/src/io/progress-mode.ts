/**
 * How a run is shown on stderr while it runs. `none`: stderr is no terminal, callers may merge it
 * into the result. `status`: one line that is written over. `lines`: a line for each start and end.
 */
export type ProgressMode = 'none' | 'status' | 'lines';

export function progressMode(streams: {
  readonly stderrIsTerminal: boolean;
  readonly stdoutIsTerminal: boolean;
  readonly env: NodeJS.ProcessEnv;
}): ProgressMode {
  if (!streams.stderrIsTerminal) return 'none';
  const { CI, TERM } = streams.env;
  const moving = (CI ?? '') === '' && TERM !== 'dumb';
  // The text result on the same terminal will list every task; anywhere else these lines are the list.
  return streams.stdoutIsTerminal && moving ? 'status' : 'lines';
}
