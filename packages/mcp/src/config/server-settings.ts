/** A configured server with its defaults filled in and its variables replaced. */
export type ServerSettings = CommandSettings | UrlSettings;

export interface CommandSettings extends CommonSettings {
  readonly kind: 'command';
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the program. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

export interface UrlSettings extends CommonSettings {
  readonly kind: 'url';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** `auto`: Streamable HTTP first, then SSE. */
  readonly transport: 'auto' | 'http' | 'sse';
}

interface CommonSettings {
  readonly name: string;
  readonly maxResultBytes: number;
  readonly connectTimeoutMs: number;
  readonly timeoutMs: number;
}
