const free = 0;
const taken = 1;
const revoked = 2;

/** A cell that both sides see: a call either starts in the worker or is revoked by the host. */
export function createClaim(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** In the worker: whether the call may run. */
export function takeClaim(claim: Int32Array): boolean {
  return Atomics.compareExchange(claim, 0, free, taken) === free;
}

/** In the host: whether the call was revoked before it started; it then never will. */
export function revokeClaim(claim: Int32Array): boolean {
  return Atomics.compareExchange(claim, 0, free, revoked) === free;
}
