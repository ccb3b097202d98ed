// The note of a mark: what people read first, then the whole record for programs.

import { dateWording } from '../../marks/date-wording.ts';
import { figureWording } from '../../marks/figure-wording.ts';
import { likelihoodLabel } from '../../marks/likelihood-label.ts';
import type { Annotation } from '../../model/annotation.ts';
import { credibilityWording, reliabilityWording } from '../../model/scales.ts';
import type { CorpusView } from '../corpus-view.ts';

/** Lines of "name: value" for what is set, an empty line, and the native record as JSON. */
export function markSummaryLines(mark: Annotation, view: CorpusView): string {
  const lines: [string, string | null][] = [['quote', mark.spans.map((span) => span.quote).join(' … ')]];
  if (mark.kind === 'mention') lines.push(['entity', view.entity(mark.entityId)?.name ?? mark.entityId]);
  if (mark.kind === 'claim') {
    const { claim } = mark;
    lines.push(
      ['statement', claim.statement],
      ['kind', claim.kind],
      ['attribution', claim.attribution.map(({ name, role }) => `${role} ${name}`).join(' → ')],
      ['source wording', claim.sourceWording],
      ['likelihood', claim.likelihood && `${likelihoodLabel(claim.likelihood)} (${claim.likelihood.scale})`],
      ['confidence', claim.confidence],
      ['confidence basis', claim.confidenceBasis.join(', ')],
      ['reliability', claim.reliability && reliabilityWording(claim.reliability)],
      ['credibility', claim.credibility && credibilityWording(claim.credibility)],
      ['information date', claim.informationDate && dateWording(claim.informationDate)],
      ['figures', claim.figures.map(figureWording).join('; ')],
      ['reason', claim.reason],
    );
  }
  lines.push(
    ['tags', mark.tags.map((tag) => view.nameOf('tags', tag)).join('; ')],
    ['comment', mark.comment],
    ['status', mark.status],
  );
  const links = view
    .linksOf(mark.id)
    .map((link) => ({ ...link, type: view.nameOf('relationTypes', link.type) }));
  const shown = lines.filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`);
  return `${shown.join('\n').replace(/\r\n?/g, '\n')}\n\n${JSON.stringify(links.length > 0 ? { ...mark, links } : mark)}\n`;
}
