/** What a request may take of each limit. */
export interface Need {
  readonly input: number;
  readonly output: number;
}
