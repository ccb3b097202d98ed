// Claims and notes as callouts with a block id, so that other notes can link to them.
import { dateWording } from '../../marks/date-wording.ts';
import { figureWording } from '../../marks/figure-wording.ts';
import { likelihoodLabel } from '../../marks/likelihood-label.ts';
import type { Annotation, ClaimAnnotation } from '../../model/annotation.ts';
import type { Id } from '../../model/ids.ts';
import { confidenceScale, credibilityWording, reliabilityWording } from '../../model/scales.ts';
import { blockId, plainLine } from './vault-names.ts';

export interface CalloutContext {
  /** A link to the page of an entity, or its name. */
  readonly entityLink: (id: Id, words: string) => string;
  /** Lines about the links of a claim. */
  readonly linkLines: (id: Id) => readonly string[];
  /** `#tag` words of a mark. */
  readonly tags: (mark: Annotation) => readonly string[];
  /** "code points 44–72". */
  readonly place: (mark: Annotation) => string;
}

/** The callout and its block id, with the blank lines Obsidian wants around it. */
export function callout(mark: Annotation, context: CalloutContext): string {
  const quote = mark.spans.map((span) => plainLine(span.quote)).join(' … ');
  const title = mark.kind === 'claim' ? plainLine(mark.claim.statement) : '';
  const details = mark.kind === 'claim' ? claimLines(mark, context) : [];
  const tags = context.tags(mark);
  const lines = [
    `[!${mark.kind === 'claim' ? 'claim' : 'note'}] ${title || (mark.kind === 'claim' ? 'Claim' : 'Note')}`,
    `“${quote}”`,
    '',
    ...details,
    ...line('Comment', plainLine(mark.comment)),
    `- Status: ${mark.status}`,
    `- Place: ${context.place(mark)}`,
    ...(tags.length > 0 ? [`- Tags: ${tags.map((tag) => `#${tag}`).join(' ')}`] : []),
  ];
  return `${lines.map((each) => `> ${each}`.trimEnd()).join('\n')}\n\n^${blockId(mark.kind, mark.id)}\n\n`;
}

function claimLines({ id, claim }: ClaimAnnotation, { entityLink, linkLines }: CalloutContext): string[] {
  const voices = claim.attribution.map(({ name, entityId, role, anonymous, alongside, note }) => {
    const who = entityId === null ? plainLine(name) : entityLink(entityId, name);
    const more = [anonymous ? 'anonymous' : '', alongside ? 'alongside' : '', plainLine(note)].filter(
      Boolean,
    );
    return `${role} ${who}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
  });
  const confidence = confidenceScale.find(({ value }) => value === claim.confidence)?.label ?? '';
  return [
    ...line('Kind', claim.kind ?? ''),
    ...line('Said by', voices.join(' → ')),
    ...line('Hedge', plainLine(claim.sourceWording)),
    ...line(
      'Likelihood',
      claim.likelihood ? `${likelihoodLabel(claim.likelihood)} (${claim.likelihood.scale})` : '',
    ),
    ...line('Confidence', [confidence, claim.confidenceBasis.join(', ')].filter(Boolean).join(': ')),
    ...line('Reliability', claim.reliability ? reliabilityWording(claim.reliability) : ''),
    ...line('Credibility', claim.credibility ? credibilityWording(claim.credibility) : ''),
    ...line('Information of', claim.informationDate ? dateWording(claim.informationDate) : ''),
    ...line('Figures', claim.figures.map((figure) => plainLine(figureWording(figure))).join('; ')),
    ...line('Reason', plainLine(claim.reason)),
    ...linkLines(id).map((each) => `- ${each}`),
  ];
}

const line = (name: string, value: string) => (value === '' ? [] : [`- ${name}: ${value}`]);
