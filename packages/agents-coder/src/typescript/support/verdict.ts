/** What an answer of the port means: it is good, it is worth another attempt, or it ends the node. */
export type Verdict =
  | { readonly outcome: 'ok' }
  | { readonly outcome: 'retry' }
  | { readonly outcome: 'fail'; readonly code: string };
