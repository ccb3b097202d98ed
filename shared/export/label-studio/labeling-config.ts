// Label Studio's labeling config: which labels, choices and text fields a project needs to show an export.
import { annotationStatuses } from '../../model/annotation.ts';
import { claimKinds } from '../../model/claim.ts';
import type { CodebookEntry } from '../../model/codebook.ts';
import { claimLinkTypes } from '../../model/link.ts';
import { confidences, credibilities, icd203Terms, phiaTerms, reliabilities } from '../../model/scales.ts';
import type { Labels } from '../standoff/labels.ts';
import { xmlAttribute } from '../xml-text.ts';

/** Closed lists by the name of their control; one value is chosen. */
export const labelStudioChoices: Readonly<Record<string, readonly string[]>> = {
  status: annotationStatuses,
  kind: claimKinds,
  likelihood: [...icd203Terms.map((term) => `icd203:${term}`), ...phiaTerms.map((term) => `phia:${term}`)],
  confidence: confidences,
  reliability: reliabilities,
  credibility: credibilities.map(String),
};

/** Fields of free text by the name of their control. */
export const labelStudioFields = ['statement', 'speaker', 'entity', 'comment'] as const;

/** The config as XML. Every `from_name` of the tasks is in it: Label Studio refuses others. */
export function labelingConfig(
  labels: Labels,
  types: readonly CodebookEntry[],
  tags: readonly string[],
): string {
  const colours = new Map(types.map(({ id, colour }) => [labels.types.get(id), colour]));
  const all = labels.all.includes('Entity') ? labels.all : [...labels.all, 'Entity'];
  const label = (value: string) => {
    const colour = colours.get(value);
    return `    <Label value="${xmlAttribute(value)}"${colour ? ` background="${xmlAttribute(colour)}"` : ''}/>`;
  };
  const choice = (value: string) => `    <Choice value="${xmlAttribute(value)}"/>`;
  return [
    '<View>',
    '  <Labels name="label" toName="text">',
    ...all.map(label),
    '  </Labels>',
    '  <Text name="text" value="$text" granularity="symbol"/>',
    ...Object.entries(labelStudioChoices).flatMap(([name, values]) => [
      `  <Header value="${name}" size="6"/>`,
      `  <Choices name="${name}" toName="text" perRegion="true" choice="single">`,
      ...values.map(choice),
      '  </Choices>',
    ]),
    ...(tags.length > 0
      ? [
          '  <Choices name="tags" toName="text" perRegion="true" choice="multiple">',
          ...tags.map(choice),
          '  </Choices>',
        ]
      : []),
    ...labelStudioFields.map(
      (name) => `  <TextArea name="${name}" toName="text" perRegion="true" placeholder="${name}"/>`,
    ),
    '  <Relations>',
    ...claimLinkTypes.map((type) => `    <Relation value="${type}"/>`),
    '  </Relations>',
    '</View>',
    '',
  ].join('\n');
}
