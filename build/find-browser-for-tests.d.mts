// Types of find-browser-for-tests.mjs, for the TypeScript of e2e/.

/** An absolute path, or null when there is none. */
export function findBrowserForTests(): string | null;
