const errorSuffix = /(?:Error|Exception|Warning|Rejection|Failure|Fault|Interrupt|Exit|Group)$/;

/** Whether a name reads as that of an error class. */
export function isErrorName(name: string): boolean {
  return errorSuffix.test(name);
}
