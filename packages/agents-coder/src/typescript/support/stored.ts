import { asNodeError } from './as-node-error.ts';

/** What a store gives, its failures as `NodeError`s. */
export async function stored<Result>(use: () => Promise<Result>): Promise<Result> {
  try {
    return await use();
  } catch (error) {
    throw asNodeError(error);
  }
}
