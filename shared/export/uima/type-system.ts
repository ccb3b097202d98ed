// The UIMA types of an export: INCEpTION's layers for named entities and metadata as they are, own ones beside them.

export type FeatureRange =
  | 'uima.cas.String'
  | 'uima.cas.Integer'
  | 'uima.cas.Boolean'
  | 'webanno.custom.Claim';

export interface UimaType {
  readonly name: string;
  readonly superType: string;
  readonly features: readonly { readonly name: string; readonly range: FeatureRange }[];
}

export const claimType = 'webanno.custom.Claim';
export const mentionType = 'webanno.custom.Mention';
export const noteType = 'webanno.custom.Note';
export const relationType = 'webanno.custom.ClaimRelation';
export const namedEntityType = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
/** UIMA's own; metadata derive from it. */
export const documentAnnotation = 'uima.tcas.DocumentAnnotation';
export const metadataType = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData';

const strings = (...names: string[]) => names.map((name) => ({ name, range: 'uima.cas.String' as const }));

/** `fragmentGroup` is the same on all passages of one mark; `record` is the whole native record as JSON. */
const common = [
  ...strings('annotationId', 'fragmentGroup'),
  { name: 'fragmentNumber', range: 'uima.cas.Integer' as const },
  ...strings('status', 'tags', 'comment', 'record'),
];

export const uimaTypes: readonly UimaType[] = [
  {
    name: claimType,
    superType: 'uima.tcas.Annotation',
    features: [
      ...common,
      ...strings(
        'statement',
        'kind',
        'speaker',
        'sourceWording',
        'likelihood',
        'confidence',
        'reliability',
        'credibility',
      ),
    ],
  },
  {
    // Beside NamedEntity, which has no features for these and must stay as INCEpTION defines it.
    name: mentionType,
    superType: 'uima.tcas.Annotation',
    features: [...common, ...strings('entityId', 'entityName')],
  },
  { name: noteType, superType: 'uima.tcas.Annotation', features: common },
  {
    name: relationType,
    superType: 'uima.tcas.Annotation',
    features: [
      { name: 'Governor', range: claimType },
      { name: 'Dependent', range: claimType },
      ...strings('relationType', 'record'),
    ],
  },
  {
    name: namedEntityType,
    superType: 'uima.tcas.Annotation',
    features: strings('value', 'identifier'),
  },
  {
    name: metadataType,
    superType: documentAnnotation,
    features: [
      ...strings('documentTitle', 'documentId', 'documentUri', 'collectionId', 'documentBaseUri'),
      { name: 'isLastSegment', range: 'uima.cas.Boolean' },
    ],
  },
];

/** The type system as a UIMA descriptor, for readers of XMI. */
export function typeSystemXml(): string {
  const types = uimaTypes.map(({ name, superType, features }) => {
    const described = features
      .map(
        (feature) =>
          `<featureDescription><name>${feature.name}</name><description/><rangeTypeName>${feature.range}</rangeTypeName></featureDescription>`,
      )
      .join('\n');
    return `<typeDescription><name>${name}</name><description/><supertypeName>${superType}</supertypeName><features>\n${described}\n</features></typeDescription>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>\n${types.join('')}</types></typeSystemDescription>\n`;
}
