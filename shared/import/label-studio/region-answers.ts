// What the choices and text fields of a region say of its mark: our own controls by their names, others as tags and comment.
import { annotationStatuses } from '../../model/annotation.ts';
import { claimKinds } from '../../model/claim.ts';
import { confidences, credibilities, icd203Terms, phiaTerms, reliabilities } from '../../model/scales.ts';
import type { IncomingMark } from '../incoming.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';

/** Answers not yet understood, by the name of their control. */
class Answers {
  readonly #left: Map<string, readonly string[]>;

  constructor(answers: ReadonlyMap<string, readonly string[]>) {
    this.#left = new Map(answers);
  }

  /** All that was answered under a name, which is done with then. */
  takeAll(name: string): readonly string[] | undefined {
    const said = this.#left.get(name);
    this.#left.delete(name);
    return said;
  }

  take(name: string): string | undefined {
    return this.takeAll(name)?.[0];
  }

  /** The answer where it is one of a scale's values; any other stays for whoever asks next. */
  takeOf<Value extends string | number>(name: string, values: readonly Value[]): Value | undefined {
    const [said] = this.#left.get(name) ?? [];
    const found = values.find((value) => String(value) === said);
    if (found !== undefined) this.#left.delete(name);
    return found;
  }

  *rest(): Generator<readonly [string, readonly string[]]> {
    yield* this.#left;
  }
}

/**
 * The mark with the answers in it. Where it came with our own record the answers win, as they may have been changed since;
 * an answer that is missing leaves the record's.
 */
export function withAnswers(
  mark: IncomingMark,
  answered: ReadonlyMap<string, readonly string[]>,
  builder: IncomingBuilder,
): IncomingMark {
  const answers = new Answers(answered);
  const { where } = mark;
  const status = answers.takeOf('status', annotationStatuses);
  const claim = mark.kind === 'claim' ? { claim: withClaimAnswers(mark.claim ?? {}, answers) } : {};
  // The name was taken for the entity itself.
  if (mark.kind === 'mention') answers.take('entity');
  const tags = new Set(mark.id === undefined ? mark.tags : ownTags(mark, answers.takeAll('tags'), builder));
  const comments = [...(answers.takeAll('comment') ?? [])];
  for (const [name, said] of answers.rest()) {
    // A choice is a word of a list, like a tag; what was typed or counted is part of the comment.
    if (name === 'tags' || said.every(isWord))
      for (const tag of said) tags.add(builder.entry('tags', tag, where));
    else comments.push(`${name}: ${said.join(', ')}`);
  }
  return {
    ...mark,
    ...claim,
    ...(tags.size > 0 && { tags: [...tags] }),
    ...(comments.length > 0 && { comment: comments.join('\n') }),
    ...(status && { status }),
  };
}

/** Longer answers are sentences, and numbers are ratings (UTF-16 units). */
const longestWord = 60;
const isWord = (said: string) => said.length <= longestWord && !/^[\d.]+$|\n/.test(said);

/** Our record has the ids of tags, the answers their names, both in one order; changed answers are names alone. */
function ownTags(
  { tags = [], where }: IncomingMark,
  names: readonly string[] | undefined,
  builder: IncomingBuilder,
): readonly string[] {
  if (names && names.length !== tags.length) return names.map((name) => builder.entry('tags', name, where));
  for (const [index, id] of tags.entries())
    builder.addEntry('tags', { key: id, id, where, name: names?.[index] ?? id, fields: {} });
  return tags;
}

type IncomingClaim = NonNullable<IncomingMark['claim']>;

function withClaimAnswers(claim: IncomingClaim, answers: Answers): IncomingClaim {
  const statement = answers.take('statement');
  const speaker = answers.take('speaker');
  const kind = answers.takeOf('kind', claimKinds);
  const confidence = answers.takeOf('confidence', confidences);
  const reliability = answers.takeOf('reliability', reliabilities);
  const credibility = answers.takeOf('credibility', credibilities);
  const likelihoods = [
    ...icd203Terms.map((term) => ({ scale: 'icd203' as const, term })),
    ...phiaTerms.map((term) => ({ scale: 'phia' as const, term })),
  ];
  const word = answers.takeOf(
    'likelihood',
    likelihoods.map(({ scale, term }) => `${scale}:${term}`),
  );
  const likelihood = likelihoods.find(({ scale, term }) => word === `${scale}:${term}`);
  return {
    ...claim,
    ...(statement !== undefined && { statement }),
    ...(kind && { kind }),
    ...(confidence && { confidence }),
    ...(reliability && { reliability }),
    ...(credibility && { credibility }),
    ...(likelihood && { likelihood }),
    // The chain as one line says less than the record's.
    ...(speaker !== undefined &&
      !claim.attribution && {
        attribution: speaker.split(' > ').map((name) => ({ name, role: 'says' as const })),
      }),
  };
}
