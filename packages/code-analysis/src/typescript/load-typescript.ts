export type TypeScript = typeof import('typescript-api');

let loading: Promise<TypeScript> | undefined;

/** The compiler API, loaded on first use: it takes some 300 ms. */
export async function loadTypeScript(): Promise<TypeScript> {
  loading ??= import('typescript-api').then((module) => module.default);
  return await loading;
}
