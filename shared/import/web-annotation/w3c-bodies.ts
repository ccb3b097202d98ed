// Bodies of the W3C model by their purpose: tags, comments, and who is identified.
import { isJsonObject, type JsonObject, listOf, objectsOf, textOf, textsOf } from '../json-value.ts';
import { markupText } from '../markup-text.ts';
import { recogitoType, studioValue } from './recogito-bodies.ts';
import { typeOf } from './selectors.ts';
import type { WebBodies } from './web-mark.ts';

/** The id of a JSON-LD node: the node itself where it is a string. */
export function iriOf(value: unknown): string | undefined {
  if (typeof value === 'string') return textOf(value);
  return isJsonObject(value) ? (textOf(value.id) ?? textOf(value['@id'])) : undefined;
}

/** A purpose or motivation without prefix or namespace: `tagging`. */
export function purposesOf(value: unknown): readonly string[] {
  return listOf(value)
    .map(iriOf)
    .filter((name) => name !== undefined)
    .map((name) => name.replace(/^.*[#:/]/, ''));
}

interface Body {
  readonly purpose: string;
  /** What it says, or undefined for a resource that is only named. */
  readonly text: string | undefined;
  readonly iri: string | undefined;
  /** The kind of entity, where Recogito says it in the place of a name. */
  readonly type?: string;
}

/** What the bodies of an annotation say; a body without a purpose has the annotation's motivation. */
export function bodiesOf(annotation: JsonObject): WebBodies {
  const bodies = listBodies(annotation);
  const identifying = bodies.filter(({ purpose }) => purpose === 'identifying');
  const isIdentified = identifying.length > 0;
  const tags: string[] = [];
  const comments: string[] = [];
  let type = bodies.find((body) => body.type !== undefined)?.type;
  for (const { purpose, text, iri } of bodies) {
    const said = text ?? iri;
    if (said === undefined || purpose === 'identifying') continue;
    if (purpose === 'classifying' && isIdentified) type ??= said;
    else if (purpose === 'tagging' || purpose === 'classifying') tags.push(said.trim());
    else comments.push(said);
  }
  const common = { tags: tags.filter((tag) => tag !== ''), comments };
  if (!isIdentified) return common;
  const name = identifying.find(({ text }) => text !== undefined)?.text;
  const iri = identifying.find((body) => body.iri !== undefined)?.iri;
  return { ...common, identifies: { name, type, iri } };
}

/** What the bodies of one purpose say, in their order. */
export function saidAs(annotation: JsonObject, wanted: string): readonly string[] {
  return listBodies(annotation).flatMap(({ purpose, text }) => (purpose === wanted && text ? [text] : []));
}

function listBodies(annotation: JsonObject): Body[] {
  const [motivation = ''] = purposesOf(annotation.motivation ?? annotation.motivatedBy);
  const bodies: Body[] = [];
  for (const text of textsOf(annotation.bodyValue))
    bodies.push({ purpose: motivation, text, iri: undefined });
  const own = annotation.body ?? annotation.hasBody ?? annotation.bodies;
  for (const body of listOf(own)) takeBody(body, motivation, bodies, 0);
  return bodies;
}

/** Bodies within choices and lists, no deeper than somebody means it. */
const deepest = 8;

function takeBody(value: unknown, motivation: string, bodies: Body[], depth: number): void {
  if (depth > deepest) return;
  if (typeof value === 'string') {
    if (value !== '') bodies.push({ purpose: motivation, text: undefined, iri: value });
    return;
  }
  if (!isJsonObject(value)) return;
  const items = objectsOf(value.items);
  const purpose = purposesOf(value.purpose ?? value.role)[0] ?? motivation;
  if (items.length > 0) {
    // Alternatives say the same in other ways; of a list every item is meant.
    const isChoice = typeOf(value) === 'Choice';
    for (const item of isChoice ? items.slice(0, 1) : items) takeBody(item, purpose, bodies, depth + 1);
    return;
  }
  const type = recogitoType(value, typeOf(value));
  if (type !== undefined) {
    bodies.push({ purpose: 'identifying', text: undefined, iri: undefined, type });
    return;
  }
  const studio = studioValue(value.value);
  const texts = [value.value, value['rdf:value'], value.chars, value['cnt:chars'], value.label].map(textOf);
  const text = studio ? studio.text : texts.find((each) => each !== undefined);
  const legacyTag = typeOf(value) === 'Tag' || typeOf(value) === 'SemanticTag';
  const iri = iriOf(value.source) ?? (typeOf(value) === 'TextualBody' ? undefined : iriOf(value));
  // An entity by its address alone, as Recogito writes those of gazetteers.
  const isAddress = purpose === 'identifying' && text !== undefined && /^https?:\/\/\S+$/.test(text);
  bodies.push({
    purpose: legacyTag ? 'tagging' : purpose,
    text: isAddress
      ? undefined
      : text && /html/i.test(textOf(value.format) ?? '')
        ? markupText(text).text
        : text,
    iri: iri ?? (isAddress ? text : undefined),
  });
}
