// What standoff formats cannot hold, counted the same way for all of them.
import type { Annotation } from '../../model/annotation.ts';
import type { Id } from '../../model/ids.ts';
import type { Link } from '../../model/link.ts';
import type { CorpusView } from '../corpus-view.ts';
import { exampleOf, type LossCounter } from '../loss-counter.ts';
import type { PlacedMark } from './placed-source.ts';

/** Links by the source that both their claims are in. Others are counted as lost: a file holds one source. `whole`: the format keeps all that a link says. */
export function linksBySource(view: CorpusView, counter: LossCounter, whole = false): Map<Id, Link[]> {
  const sourceOf = new Map<Id, Id>();
  for (const mark of view.scope.annotations) sourceOf.set(mark.id, mark.sourceId);
  const found = new Map<Id, Link[]>();
  for (const link of view.scope.links) {
    if (link.from.kind !== 'claim' || link.to.kind !== 'claim') {
      counter.add('entity-link-dropped', 'Links of entities are left out', wordsOf(link));
      continue;
    }
    const [from, to] = [sourceOf.get(link.from.id), sourceOf.get(link.to.id)];
    if (from === undefined || from !== to) {
      counter.add(
        'cross-source-link-dropped',
        'Links between claims of two sources are left out',
        wordsOf(link),
      );
      continue;
    }
    const links = found.get(from);
    if (links) links.push(link);
    else found.set(from, [link]);
    if (!whole && (link.independence !== null || link.note !== '' || link.evidence.length > 0))
      counter.add('link-details-dropped', 'Of links only type and ends are written', wordsOf(link));
  }
  return found;
}

/** Counts every link: for formats without relations. */
export function countAllLinks(view: CorpusView, counter: LossCounter): void {
  for (const link of view.scope.links) counter.add('link-dropped', 'Links are left out', wordsOf(link));
}

/** Counts a link one end of which was not written. */
export function countLinkWithoutEnd(link: Link, counter: LossCounter): void {
  counter.add('link-end-dropped', 'Links to marks that were left out are left out too', wordsOf(link));
}

const wordsOf = (link: Link) => ({ id: link.id, words: link.type });

/** Counts what a mark has beyond its label and first passage, for formats that hold nothing else. */
export function countBareLabel({ mark }: PlacedMark, counter: LossCounter): void {
  const example = exampleOf(mark);
  if (mark.kind === 'claim')
    counter.add(
      'claim-dropped',
      'Statement, grades, likelihood and attribution of claims are left out',
      example,
    );
  countDescription(mark, counter);
}

/** Counts comment, tags and status of a mark as lost. */
export function countDescription(mark: Annotation, counter: LossCounter): void {
  const example = exampleOf(mark);
  if (mark.comment !== '') counter.add('comment-dropped', 'Comments are left out', example);
  if (mark.tags.length > 0) counter.add('tags-dropped', 'Tags are left out', example);
  if (mark.status !== 'draft')
    counter.add('status-dropped', 'Accepted and rejected marks look like drafts', example);
}

/** Counts a mark of several passages of which each becomes a mark of its own. */
export function countPassagesApart({ mark, ranges }: PlacedMark, counter: LossCounter): void {
  if (ranges.length > 1)
    counter.add(
      'passages-apart',
      'Marks of several passages become several marks, one for each passage',
      exampleOf(mark),
    );
}
