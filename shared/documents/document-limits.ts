// How large a document may be.

/** Larger files are not opened: parsing holds several copies of a document in memory (128 MiB). */
export const maxDocumentBytes = 128 * 1024 * 1024;
