// Counts what a format drops while it is written, so that the report and the file cannot disagree.
import type { Annotation } from '../model/annotation.ts';
import type { Loss } from './exporter.ts';

/** Examples kept for each kind of loss: enough to look at, few enough to read. */
const examplesKept = 5;

export class LossCounter {
  readonly #losses = new Map<
    string,
    { message: string; count: number; examples: { id: string; words: string }[] }
  >();

  /** Counts one loss (or `count` of them) of a kind; the first message of a kind stays. */
  add(
    kind: string,
    message: string,
    example?: { readonly id: string; readonly words: string },
    count = 1,
  ): void {
    const loss = this.#losses.get(kind) ?? { message, count: 0, examples: [] };
    this.#losses.set(kind, loss);
    loss.count += count;
    if (example && loss.examples.length < examplesKept)
      loss.examples.push({ id: example.id, words: example.words });
  }

  /** What was counted, in the order in which kinds first appeared. */
  get losses(): Loss[] {
    return [...this.#losses].map(([kind, loss]) => ({ kind, ...loss }));
  }
}

/** A mark as an example: its id and the first words of its passages, put together only when they are asked for. */
export function exampleOf(mark: Annotation): { readonly id: string; readonly words: string } {
  return new MarkExample(mark);
}

class MarkExample {
  readonly #mark: Annotation;

  constructor(mark: Annotation) {
    this.#mark = mark;
  }

  get id(): string {
    return this.#mark.id;
  }

  get words(): string {
    const words = this.#mark.spans
      .map((span) => span.quote)
      .join(' … ')
      .replace(/\s+/g, ' ');
    return words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words;
  }
}
