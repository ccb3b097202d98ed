// The fixed objects of every bundle: who made the extension, and what it means.
import { extensionId, type StixObject, stixId } from './stix-object.ts';

/** When the extension was made: a definition keeps its time for ever. */
const made = '2026-11-21T00:00:00.000Z';

/** The identity behind the extension and whatever has no analyst. */
export const toolId = stixId('identity', 'glossator');

/** Objects that stand first in every bundle. */
export const fixedObjects: readonly StixObject[] = [
  {
    type: 'identity',
    spec_version: '2.1',
    id: toolId,
    created: made,
    modified: made,
    name: 'Glossator',
    identity_class: 'system',
  },
  {
    type: 'extension-definition',
    spec_version: '2.1',
    id: extensionId,
    created_by_ref: toolId,
    created: made,
    modified: made,
    name: 'Glossator annotation',
    description: 'Text passages, attribution, Admiralty grades and likelihood of claims in source texts.',
    schema:
      'record: the annotator’s own record, its fields in the names of the glossator-corpus format, unset fields left out; ' +
      'offsets within it are UTF-16 code units. record_kind: corpus, source, claim, note, entity or link. ' +
      'source_ref: the report of the text. passages: in reading order, each a TextQuoteSelector and a TextPositionSelector ' +
      'whose start and end count Unicode code points of the exact text. speaker_refs: the hops of the attribution that are ' +
      'objects of the bundle. mentions: of a report, its entity mentions with passages. text: of a report, its exact text. ' +
      'codebook: of a grouping, the vocabulary.',
    version: '1.0.0',
    extension_types: ['property-extension'],
  },
];
