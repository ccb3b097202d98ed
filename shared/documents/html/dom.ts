// The DOM that pages are read in: linkedom, which needs no browser. Scripts in it never run; it has no way to run them.
import { parseHTML } from 'linkedom';

/** What is used of a node; `nodeType` 1 is an element, 3 a text, 4 a CDATA section. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly childNodes: Iterable<HtmlNode>;
  readonly textContent: string | null;
}

export interface HtmlElement extends HtmlNode {
  readonly localName: string;
  readonly parentNode: HtmlElement | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
  append(node: HtmlNode): void;
  prepend(node: HtmlNode): void;
  remove(): void;
}

export interface HtmlDocument extends HtmlElement {
  readonly documentElement: HtmlElement;
  readonly body: HtmlElement;
}

const voidElements =
  /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|path|circle|rect|line|use|image)$/i;

/** Parses a page; `isXml` for XHTML, where `<a id="x"/>` is closed and would swallow what follows it. */
export function parsePage(html: string, isXml: boolean): HtmlDocument {
  const shown = withoutComments(html);
  const source = isXml ? withClosingTags(shown) : shown;
  // Without these linkedom takes the first element for the whole document.
  const isWhole = /<html[\s>]/i.test(source);
  const whole = isWhole ? source.slice(source.search(/<html[\s>]/i)) : `<html><body>${source}</body></html>`;
  const parsed: { document: HtmlDocument } = parseHTML(`<!doctype html>${whole}`);
  gatherBody(parsed.document);
  return parsed.document;
}

const headElements = new Set(['base', 'link', 'meta', 'noscript', 'script', 'style', 'template', 'title']);

/**
 * Moves into the body what browsers show there: the tags of html, head and body may be left out, and what follows the end
 * of the body belongs to it. linkedom leaves all of it where it stands.
 */
function gatherBody(document: HtmlDocument): void {
  const { documentElement, body } = document;
  const before: HtmlNode[] = [];
  const after: HtmlNode[] = [];
  let isAfter = false;
  for (const child of [...documentElement.childNodes]) {
    if (child === body) isAfter = true;
    else if (isElement(child) && child.localName === 'head') before.push(...shownOf(child));
    else if (isElement(child) && child.localName === 'body') after.push(...child.childNodes);
    else (isAfter ? after : before).push(child);
  }
  for (const child of document.childNodes)
    if (child !== documentElement && (isElement(child) || child.nodeType === 3)) after.push(child);
  // One by one: a page may have more of them than a call takes arguments.
  for (const node of before.reverse()) body.prepend(node);
  for (const node of after) body.append(node);
}

/** What stands in a head that was never closed, from the first thing on that a head cannot hold. */
function shownOf(head: HtmlElement): HtmlNode[] {
  const children = [...head.childNodes];
  const first = children.findIndex((child) =>
    isElement(child)
      ? !headElements.has(child.localName)
      : child.nodeType === 3 && /[^ \t\n\r\f]/.test(child.textContent ?? ''),
  );
  return first < 0 ? [] : children.slice(first);
}

/** Whether a page is XHTML. */
export function isXhtml(html: string): boolean {
  return /^\s*(<\?xml|<!doctype\s+html\s+public\s+"-\/\/w3c\/\/dtd xhtml)/i.test(html.slice(0, 1_000));
}

/** Comments may hold whole beginnings of pages, for browsers of long ago. One that never ends is left to the parser. */
function withoutComments(html: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = html.indexOf('<!--'); at >= 0; at = html.indexOf('<!--', from)) {
    const end = html.indexOf('-->', at + 4);
    if (end < 0) break;
    pieces.push(html.slice(from, at));
    from = end + 3;
  }
  return pieces.join('') + html.slice(from);
}

function withClosingTags(html: string): string {
  return html.replace(/<([a-z][\w:-]*)(\s[^<>]*)?\/>/gi, (tag, name: string, rest: string | undefined) =>
    voidElements.test(name) ? tag : `<${name}${rest ?? ''}></${name}>`,
  );
}

/** Whether a node is an element. */
export function isElement(node: HtmlNode): node is HtmlElement {
  return node.nodeType === 1;
}

/** Whether elements stand in more than `most` others. */
export function isDeeperThan(root: HtmlElement, most: number): boolean {
  const open: { readonly element: HtmlElement; readonly depth: number }[] = [{ element: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { element, depth } = next;
    if (depth > most) return true;
    for (const child of element.childNodes)
      if (isElement(child)) open.push({ element: child, depth: depth + 1 });
  }
  return false;
}
