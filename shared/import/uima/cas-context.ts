// One CAS while it is made into marks: its text by view, its structures by id, and what became of them.
import type { IncomingBuilder } from '../incoming-builder.ts';
import type { LabelChoice } from '../labelled-mark.ts';
import type { CasDocument, CasStructure, SuperTypes } from './cas-document.ts';

export interface CasView {
  /** Key of the source. */
  readonly source: string;
  readonly text: string | undefined;
}

export interface CasContext {
  readonly document: CasDocument;
  readonly superTypes: SuperTypes;
  /** Views by the id of their sofa. */
  readonly views: ReadonlyMap<string, CasView>;
  readonly structures: ReadonlyMap<string, CasStructure>;
  /** Keys of marks by the id of their structure; the passages of one mark have the same. */
  readonly marks: Map<string, string>;
  /** Key of the analyst who made the annotations, where the file's name says so. */
  readonly annotator: string | undefined;
  readonly choice: LabelChoice;
  readonly builder: IncomingBuilder;
}

/** A structure with a place in a text. */
export interface CasAnnotation extends CasStructure {
  readonly view: CasView;
  readonly begin: number;
  readonly end: number;
  /** Undefined where the text is not in the file. */
  readonly words: string | undefined;
  /** `report.xmi 12`: for messages and keys. */
  readonly where: string;
}

/** The structure as an annotation; null where it has no place, which is told unless it never had one. */
export function annotationOf(
  structure: CasStructure,
  { document, views, builder }: CasContext,
): CasAnnotation | null {
  const { id, sofa, begin, end, type } = structure;
  if (begin === undefined && end === undefined) return null;
  const where = `${document.path} ${id}`;
  const view = views.get(sofa ?? '');
  if (!view) {
    builder.problems.repeatedWarning(
      'uima sofa',
      where,
      `It belongs to the text ${sofa ?? '(none)'}, which the file does not have.`,
      'It was left out.',
    );
    return null;
  }
  const length = view.text?.length ?? Number.POSITIVE_INFINITY;
  if (begin === undefined || end === undefined || begin > end || end > length) {
    builder.problems.repeatedWarning(
      'uima offsets',
      where,
      `Its offsets ${begin ?? '?'}–${end ?? '?'} do not lie within the text.`,
      'It was left out.',
    );
    return null;
  }
  if (begin === end) {
    builder.losses.add('empty-passage-dropped', 'Annotations that cover no character are left out', {
      id: where,
      words: type,
    });
    return null;
  }
  return { ...structure, view, begin, end, words: view.text?.slice(begin, end), where };
}

/** The passage of an annotation. */
export function passageOf({ begin, end, words }: CasAnnotation) {
  return { start: begin, end, ...(words !== undefined && { quote: words }) };
}
