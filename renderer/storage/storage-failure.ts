// Turns what IndexedDB throws into a sentence that says what happened and what to do.
import { Dexie } from 'dexie';

/** A pack that is no JSON, lacks its lines, or that the browser itself cannot read. */
const unreadable = new Set(['SyntaxError', 'TypeError', 'UnknownError', 'NotReadableError']);

/** One or two sentences for the status line. Never a stack. */
export function describeStorageFailure(error: unknown): string {
  const name = innermostName(error);
  if (name === Dexie.errnames.QuotaExceeded) {
    return 'The disk or the storage allotted to Glossator is full. Free some space, then choose Try again; until then, export what is not saved.';
  }
  if (name === Dexie.errnames.DatabaseClosed || name === Dexie.errnames.InvalidState) {
    return 'The connection to the database was closed. Choose Try again; if that does not help, export what is not saved and restart.';
  }
  if (name === 'VersionError') {
    return 'This corpus was written by a newer version of Glossator. Install that version to open it.';
  }
  if (name === Dexie.errnames.OpenFailed || unreadable.has(name)) {
    return 'The database of this corpus cannot be read; it may be damaged. Restore the last backup, or close other windows and try again.';
  }
  // What this program threw itself is a sentence already.
  if (name === 'Error' && error instanceof Error) return error.message;
  return `The database refused to write (${name}). Choose Try again; if that does not help, export what is not saved.`;
}

/** Dexie wraps what the browser said in errors of its own. */
function innermostName(error: unknown): string {
  if (!(error instanceof Error || error instanceof DOMException)) return 'unknown failure';
  const inner = (error as { inner?: unknown }).inner;
  if (inner instanceof Error && inner !== error) return innermostName(inner);
  const failures = (error as { failures?: unknown[] }).failures;
  if (Array.isArray(failures) && failures[0] instanceof Error) return innermostName(failures[0]);
  return error.name;
}
