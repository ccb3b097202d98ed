// Field names as an analyst reads them.

const wordings: Readonly<Record<string, string>> = {
  spans: 'Passages',
  sourceId: 'Source',
  anchor: 'Place',
  supersedes: 'Replaces',
  annotationKind: 'Mark',
  claimKind: 'Kind',
  entityId: 'Entity',
  mergedInto: 'Merged into',
  externalIds: 'External ids',
  parentId: 'Parent',
  key: 'Number key',
  publishedOn: 'Published on',
  retrievedOn: 'Retrieved on',
  readStatus: 'Reading status',
  fileName: 'File name',
  mediaType: 'Media type',
  reliability: 'Source reliability',
  credibility: 'Information credibility',
  url: 'URL',
};

/** "sourceWording" → "Source wording"; a few fields have a wording of their own. */
export function fieldWording(field: string): string {
  const known = wordings[field];
  if (known !== undefined) return known;
  const spaced = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
