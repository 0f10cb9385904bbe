export type { DispatchServerOptions } from './dispatch-server-options.ts';
export type { HttpOptions, HttpService } from './serve/serve-over-http.ts';
export type { StdioOptions } from './serve/serve-over-stdio.ts';

export { createDispatchServer } from './create-dispatch-server.ts';
export { serveOverHttp } from './serve/serve-over-http.ts';
export { serveOverStdio } from './serve/serve-over-stdio.ts';
