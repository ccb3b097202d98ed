// One annotation of the W3C model (and of Open Annotation before it) in the shape that all web annotations are brought to.
import type { IncomingStamps } from '../incoming.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import { isJsonObject, type JsonObject, listOf, textOf, textsOf, timestampOf } from '../json-value.ts';
import { charactersOf, selectorNames, selectorOf, typeOf } from './selectors.ts';
import { bodiesOf, iriOf, purposesOf } from './w3c-bodies.ts';
import type { WebAnnotation, WebTarget } from './web-mark.ts';

/** Adds the source that a target lies in, once, and returns its key. */
export type AddSource = (iri: string | undefined, title: string | undefined, where: string) => string;

/** `where` names the annotation if it has no id of its own. */
export function readW3c(
  annotation: JsonObject,
  where: string,
  addSource: AddSource,
  builder: IncomingBuilder,
): WebAnnotation {
  const key = iriOf(annotation) ?? where;
  const motivations = purposesOf(annotation.motivation ?? annotation.motivatedBy);
  const said = bodiesOf(annotation);
  const targets = listOf(annotation.target ?? annotation.hasTarget).flatMap((target) => targetsIn(target, 0));
  const { stamps, author } = stampsOf(annotation, where, builder);
  const common = { ...said, key, where, stamps, author, repliesTo: [] };
  if (motivations.includes('linking')) {
    const bodies = listOf(annotation.body).filter(isJsonObject);
    const others = bodies
      .filter((body) => purposesOf(body.purpose)[0] === 'linking' || !('value' in body))
      .map((body) => iriOf(body.source) ?? iriOf(body));
    const ends = [...targets.map(targetName), ...others].filter((name) => name !== undefined);
    const hasPassage = targets.some((target) => isJsonObject(target) && 'selector' in target);
    if (ends.length >= 2 && !hasPassage) {
      const words = said.comments.filter((comment) => !ends.includes(comment));
      return { ...common, comments: words, targets: [], links: ends.slice(0, 2) };
    }
  }
  const found: WebTarget[] = [];
  for (const target of targets) {
    const one = readTarget(target, key, where, addSource, builder, motivations.includes('replying'));
    if (one) found.push(one);
  }
  if (motivations.includes('replying') && found.every(({ selector }) => selector === null))
    return { ...common, targets: [], repliesTo: found.map(({ source }) => source) };
  return { ...common, targets: found };
}

/** Sets of targets within each other, no deeper than somebody means it. */
const deepestSet = 8;

/** The targets of a set, each for itself; of alternatives the first. */
function targetsIn(target: unknown, depth: number): readonly unknown[] {
  if (!isJsonObject(target) || !Array.isArray(target.items) || depth > deepestSet) return [target];
  const items = typeOf(target) === 'Choice' ? target.items.slice(0, 1) : target.items;
  return items.flatMap((item) => targetsIn(item, depth + 1));
}

/** What a target that is no passage names: another annotation, for links and replies. */
function targetName(target: unknown): string | undefined {
  return (isJsonObject(target) ? iriOf(target.source) : undefined) ?? iriOf(target);
}

/** A target; null for one that has a selector of which nothing can be used, which is counted. */
function readTarget(
  target: unknown,
  key: string,
  where: string,
  addSource: AddSource,
  builder: IncomingBuilder,
  isReply: boolean,
): WebTarget | null {
  const part = isJsonObject(target) ? target : {};
  const resource = part.source ?? part.hasSource;
  const name = iriOf(resource) ?? iriOf(target);
  if (isReply) return name === undefined ? null : { source: name, selector: null };
  const selectors = part.selector ?? part.hasSelector;
  const [, page = '', fragment] = /^([^#]*)#(char=.*)$/.exec(name ?? '') ?? [];
  const characters = charactersOf(fragment ?? '');
  if (selectors === undefined && !characters) {
    // Perhaps another annotation of the file: no source is made for it then.
    if (name !== undefined && /^urn:uuid:|^#/.test(name)) return { source: name, selector: null };
    return name === undefined ? null : { source: addSource(name, titleOf(resource), where), selector: null };
  }
  const selector = characters ?? selectorOf(selectors);
  if (!selector) {
    builder.losses.add(
      'selector-dropped',
      'Passages that are named neither by a quote nor by offsets into the text are left out',
      { id: key, words: selectorNames(selectors) },
    );
    return null;
  }
  return { source: addSource(characters ? page : name, titleOf(resource), where), selector };
}

function titleOf(resource: unknown): string | undefined {
  if (!isJsonObject(resource)) return;
  const names = [
    resource.title,
    resource['dc:title'],
    resource['dcterms:title'],
    resource.label,
    resource.name,
  ];
  return names.flatMap(textsOf)[0];
}

/** Creator and times, the creator as an analyst of the file. */
export function stampsOf(
  annotation: JsonObject,
  where: string,
  builder: IncomingBuilder,
): { readonly stamps: IncomingStamps; readonly author: string | undefined } {
  const [creator] = listOf(annotation.creator ?? annotation.annotatedBy);
  const person = isJsonObject(creator) ? creator : {};
  const iri = iriOf(creator);
  const author = textsOf(person.name)[0] ?? textOf(person.nickname) ?? textOf(person.nick) ?? iri;
  const by = author === undefined ? undefined : builder.analyst(iri ?? author, author, where);
  const createdAt = timestampOf(
    annotation.created ?? annotation.annotatedAt ?? annotation['dcterms:created'],
  );
  const updatedAt = timestampOf(annotation.modified ?? annotation['dcterms:modified']);
  return {
    author,
    stamps: {
      ...(createdAt && { createdAt }),
      ...(by && { createdBy: by }),
      ...(updatedAt && { updatedAt }),
      ...(by && updatedAt && { updatedBy: by }),
    },
  };
}
