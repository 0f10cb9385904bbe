/** Why a gate closed that the run does not wait for. */
export interface FinalGate {
  readonly reason: string;
  readonly cause: 'quota' | 'auth';
}
