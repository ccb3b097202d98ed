// What a foreign file says, in the corpus's nouns but before it has met the corpus: names instead of ids, selectors instead
// of spans. Placing finds the sources and passages meant and makes records of it.
//
// What a file does not state is left undefined: a record that is already there keeps its own value then, and a new one gets
// the model's default. `key` is the file's own name for a record; references between records use it.
import type { Loss } from '../export/exporter.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Attribution, Claim } from '../model/claim.ts';
import type { CodebookEntry } from '../model/codebook.ts';
import type { CorpusInfo } from '../model/corpus.ts';
import type { Entity } from '../model/entity.ts';
import type { Id, Timestamp } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import type { Problem } from '../native/problem.ts';

/**
 * How a file counts offsets. `detect`: by whichever way most quotes are found at their offsets. Newlines need no unit:
 * placing also tries CRLF counted as one.
 */
export type OffsetUnit = 'code-point' | 'utf-16' | 'detect';

/** Where a passage is said to be. At least `start` and `end`, or a quote. */
export interface Selector {
  /** In the file's unit, half-open; undefined where the file has quotes only. */
  readonly start?: number;
  readonly end?: number;
  /** The words covered, as the file has them; undefined where the file has offsets only. */
  readonly quote?: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** Stamps as the file has them. `by` names an analyst; without stamps a record never counts as newer than one here. */
export interface IncomingStamps {
  readonly createdAt?: Timestamp;
  readonly createdBy?: string;
  readonly updatedAt?: Timestamp;
  readonly updatedBy?: string;
}

/** The stated fields of a record, but for identity and stamps, which stand beside it. */
type Stated<Record_, Without extends keyof Record_ = never> = Partial<
  Omit<Record_, 'id' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | Without>
>;

interface Keyed {
  readonly key: string;
  /** Our own id where the file kept it (a UUID); otherwise placing makes one of format, file and key. */
  readonly id?: Id;
  /** Where in the files, for messages: `report.ann line 12`. */
  readonly where: string;
}

export interface IncomingSource extends Keyed, IncomingStamps {
  /** The text as the file brings it, from which offsets count; undefined where the file has none. */
  readonly text?: string;
  /** SHA-256 of the text before any conversion, where the file states it. */
  readonly sha256?: string;
  /** The text in the file is the source's with CRLF made LF, or with U+FFFD for what XML cannot hold; hash tells. */
  readonly fields: Stated<Source, 'sha256' | 'length' | 'supersedes'>;
}

export interface IncomingAnalyst extends Keyed {
  readonly name: string;
}

export interface IncomingCodebookEntry extends Keyed {
  /** Placing matches entries by id, then by folded name. */
  readonly name: string;
  readonly parent?: string;
  readonly fields: Stated<CodebookEntry, 'parentId' | 'name'>;
}

export interface IncomingEntity extends Keyed, IncomingStamps {
  readonly name: string;
  /** Key of an entity type, or the type's name or id; undefined: "other". */
  readonly type?: string;
  /** Key of the entity it was merged into. */
  readonly mergedInto?: string;
  readonly fields: Stated<Entity, 'type' | 'name' | 'mergedInto'>;
}

/** A hop whose entity is named by its key. */
export type IncomingAttribution = Partial<Omit<Attribution, 'entityId'>> & { readonly entity?: string };

export interface IncomingMark extends Keyed, IncomingStamps {
  /** Key of the source. */
  readonly source: string;
  readonly kind: Annotation['kind'];
  /** In reading order; at least one. */
  readonly passages: readonly Selector[];
  /** Keys of tags. */
  readonly tags?: readonly string[];
  /** Key of the entity; must stand for a mention. */
  readonly entity?: string;
  readonly claim?: Partial<Omit<Claim, 'attribution'>> & {
    readonly attribution?: readonly IncomingAttribution[];
  };
  readonly comment?: string;
  readonly status?: Annotation['status'];
  /** As the file states it; placing decides anew where the text is at hand. */
  readonly anchor?: Annotation['anchor'];
}

export interface IncomingLink extends Keyed, IncomingStamps {
  /** One of the model's link types between claims, else key or name of a relation type. */
  readonly type: string;
  readonly from: { readonly kind: Link['from']['kind']; readonly key: string };
  readonly to: { readonly kind: Link['to']['kind']; readonly key: string };
  readonly independence?: Link['independence'];
  /** Keys of marks. */
  readonly evidence?: readonly string[];
  readonly note?: string;
}

/** A file that was given and not used. */
export interface PassedOverFile {
  readonly path: string;
  /** Why, as a sentence. */
  readonly reason: string;
}

export interface Incoming {
  /** What the offsets of all passages count; the format's switch when it has one. */
  readonly unit: OffsetUnit;
  readonly corpus: Partial<Omit<CorpusInfo, 'id'>> & { readonly id?: Id };
  readonly analysts: readonly IncomingAnalyst[];
  readonly tags: readonly IncomingCodebookEntry[];
  readonly entityTypes: readonly IncomingCodebookEntry[];
  readonly relationTypes: readonly IncomingCodebookEntry[];
  readonly sources: readonly IncomingSource[];
  readonly entities: readonly IncomingEntity[];
  readonly marks: readonly IncomingMark[];
  readonly links: readonly IncomingLink[];
  /** What the file holds and this corpus has no place for, counted with examples (ids are the file's keys). */
  readonly dropped: readonly Loss[];
  /** Faults met while reading that did not stop it, as warnings. */
  readonly problems: readonly Problem[];
  /** Files beside those that were read. */
  readonly passedOver: readonly PassedOverFile[];
}
