// The limit of a page that shows everything: one plain paragraph a line, no marks.

/** Fills `stage` with the text; returns the text nodes and where each begins (UTF-16 units). */
export function showRaw(
  stage: HTMLElement,
  text: string,
): { readonly nodes: Text[]; readonly starts: number[] } {
  const nodes: Text[] = [];
  const starts: number[] = [];
  const content = document.createElement('div');
  let start = 0;
  for (const line of text.split('\n')) {
    const paragraph = document.createElement('p');
    const node = document.createTextNode(line);
    paragraph.append(node);
    content.append(paragraph);
    nodes.push(node);
    starts.push(start);
    start += line.length + 1;
  }
  stage.replaceChildren(content);
  return { nodes, starts };
}
