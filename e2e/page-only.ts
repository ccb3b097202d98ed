// Tests of what the page does by itself: it is the same files in every shell, so they run over loopback alone.

/** Tag of such a test. Files with nothing else in them are listed in the configuration. */
export const pageOnly = '@page';
