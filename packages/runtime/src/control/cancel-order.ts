/** What somebody outside wants to stop, and why. */
export interface CancelOrder {
  /** Null: the whole run. */
  readonly task: string | null;
  readonly reason: string;
  /** Id of an order that is stored, so that it is carried out once. */
  readonly order?: string;
}
