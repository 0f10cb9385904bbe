/** What must never reach a terminal from text of others: C0 but newline, DEL, C1, direction marks. */
export const steeringCharacters =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
