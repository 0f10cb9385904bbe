/** Where an answer is kept, and a digest of each thing that led there. */
export interface CacheKey {
  /** 64 hex digits. */
  readonly key: string;
  /**
   * A digest (64 hex digits) by field name, such as `agent.version`, `input.files`,
   * `context_files["/shop/api.ts"]` or `upstream.plan.output`. A field that holds fields has one
   * too. `input.*` says that there were too many to name.
   */
  readonly fields: Readonly<Record<string, string>>;
}
