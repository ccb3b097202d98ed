// Selectors of the W3C model, as Hypothesis and Recogito use them too, as one passage: quote, context and offsets.
import type { Selector } from '../incoming.ts';
import { isJsonObject, type JsonObject, objectsOf, rangeOf, textOf, textsOf } from '../json-value.ts';

/** The name of a type without prefix or namespace; of several the first. */
export function typeOf(value: JsonObject): string {
  const [name = ''] = textsOf(value.type ?? value['@type']);
  return name.replace(/^.*[#:/]/, '');
}

/** Deeper nesting of selectors is no longer somebody's intent. */
const deepest = 8;

interface Found {
  quote?: string;
  prefix?: string;
  suffix?: string;
  start?: number;
  end?: number;
}

/**
 * The passage that alternative selectors mean; null where none has a quote or offsets into the text. Offsets that refine
 * another selector count from somewhere within the page, so that of those only the quote is used.
 */
export function selectorOf(value: unknown): Selector | null {
  const found: Found = {};
  for (const selector of objectsOf(value)) look(selector, found, 0);
  return found.quote === undefined && found.start === undefined ? null : found;
}

/** The names of the selectors' types, for reports: "RangeSelector, CssSelector". */
export function selectorNames(value: unknown): string {
  return [...new Set(objectsOf(value).map(typeOf))].filter(Boolean).join(', ');
}

function look(selector: JsonObject, found: Found, depth: number): void {
  if (depth > deepest) return;
  const type = typeOf(selector);
  // Recogito's own selectors have no type, but quote and offsets in one.
  const quote = textOf(selector.exact) ?? textOf(selector.quote);
  if (quote !== undefined && found.quote === undefined && (type === 'TextQuoteSelector' || type === '')) {
    found.quote = quote;
    const [prefix, suffix] = [textOf(selector.prefix), textOf(selector.suffix)];
    if (prefix !== undefined) found.prefix = prefix;
    if (suffix !== undefined) found.suffix = suffix;
  }
  if (depth === 0 && found.start === undefined && (type === 'TextPositionSelector' || type === ''))
    Object.assign(found, rangeOf(selector.start, selector.end));
  if (depth === 0 && found.start === undefined && type === 'FragmentSelector')
    Object.assign(found, charactersOf(textOf(selector.value) ?? ''));
  for (const item of objectsOf(selector.items)) look(item, found, depth);
  if (isJsonObject(selector.refinedBy) || Array.isArray(selector.refinedBy))
    for (const refined of objectsOf(selector.refinedBy)) look(refined, found, depth + 1);
}

/** The range of a fragment of RFC 5147: `char=10,24`. */
export function charactersOf(fragment: string): { start: number; end: number } | undefined {
  const [, start, end] = /^#?char=(\d+),(\d+)/.exec(fragment) ?? [];
  return rangeOf(Number(start), Number(end));
}
