// Where the Chromium of the tests lies.
import { findBrowserForTests } from '../build/find-browser-for-tests.mjs';

/** An absolute path, or null when there is none. */
export const chromiumPath = findBrowserForTests;
