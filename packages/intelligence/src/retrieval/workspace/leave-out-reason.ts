/** Why a file is not indexed. Counts of each are in every answer. */
export type LeaveOutReason =
  'binary' | 'data' | 'generated' | 'link' | 'minified' | 'secret' | 'too_large' | 'unreadable';
