// A source as standoff formats want it: its text projected, and every mark's passages in the projected offsets.
import type { Annotation } from '../../model/annotation.ts';
import type { Source } from '../../model/source.ts';
import type { Range, Span } from '../../model/span.ts';
import type { CorpusView } from '../corpus-view.ts';
import { countHalves, withoutHalves } from '../half-pairs.ts';
import { exampleOf, type LossCounter } from '../loss-counter.ts';
import { ProjectedText, type Projection } from '../projected-text.ts';

export interface PlacedMark {
  readonly mark: Annotation;
  /** In reading order, in the projection's unit; as many as the mark has. */
  readonly ranges: readonly Range[];
}

export interface PlacedSource {
  readonly source: Source;
  /** Counts from 0 over the sources of the export, also over those that were left out. */
  readonly index: number;
  /** As it is written: well-formed, so that UTF-8 holds it. */
  readonly text: string;
  readonly marks: readonly PlacedMark[];
  /** The projected text that a passage covers. */
  readonly covered: (span: Range) => string;
}

/**
 * Every source whose text is at hand, with its marks in text order. What has no place is counted: sources without text,
 * lost marks, marks that reach past the text. `takes` chooses among the marks before that.
 */
export async function* placedSources(
  view: CorpusView,
  projection: Projection,
  counter: LossCounter,
  takes: (mark: Annotation) => boolean = () => true,
): AsyncGenerator<PlacedSource> {
  for (const [index, source] of view.scope.sources.entries()) {
    const marks = view.marksOf(source);
    const original = await view.textOf(source);
    if (original === null) {
      counter.add('text-missing', 'The text is not at hand: the source is left out with its marks', {
        id: source.id,
        words: source.title,
      });
      continue;
    }
    const projected = new ProjectedText(original, projection);
    countTextChanges(source, original, projected, projection, counter);
    let units: ProjectedText | null = projection.unit === 'utf-16' ? projected : null;
    const text = wellFormed(projected.text);
    yield {
      source,
      index,
      text,
      marks: placedMarks(marks.filter(takes), original, projected, counter),
      covered: (span) => {
        units ??= new ProjectedText(original, { ...projection, unit: 'utf-16' });
        const { start, end } = units.range(span);
        return text.slice(start, end);
      },
    };
  }
}

function placedMarks(
  marks: readonly Annotation[],
  original: string,
  projected: ProjectedText,
  counter: LossCounter,
): PlacedMark[] {
  const placed: PlacedMark[] = [];
  for (const mark of marks) {
    if (mark.anchor === 'lost' || mark.spans.some((span: Span) => span.end > original.length)) {
      counter.add('lost-dropped', 'Marks whose place in the text is lost are left out', exampleOf(mark));
      continue;
    }
    if (mark.anchor === 'uncertain')
      counter.add(
        'uncertain-placed',
        'Marks of uncertain place are written like the others',
        exampleOf(mark),
      );
    placed.push({ mark, ranges: mark.spans.map((span) => projected.range(span)) });
  }
  return placed;
}

function countTextChanges(
  source: Source,
  original: string,
  projected: ProjectedText,
  { xml }: Projection,
  counter: LossCounter,
): void {
  const example = { id: source.id, words: source.title };
  if (projected.newlinesChanged > 0)
    counter.add(
      'newlines-changed',
      'CRLF and CR became LF, and offsets with them',
      example,
      projected.newlinesChanged,
    );
  const replaced = xml ? projected.charactersReplaced : countHalves(original);
  if (replaced > 0)
    counter.add(
      xml ? 'characters-replaced' : 'half-pair-replaced',
      xml
        ? 'Characters that XML cannot hold became U+FFFD, one for one'
        : 'Halves of surrogate pairs became U+FFFD, one for one',
      example,
      replaced,
    );
}

/** The text with U+FFFD for each half of a surrogate pair: no encoding of a file holds one. */
export function wellFormed(text: string): string {
  return withoutHalves(text);
}
