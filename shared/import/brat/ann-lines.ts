// The lines of an .ann file, each by its kind. What is no line of brat's is told and passed over.
import type { ProblemList } from '../../native/problem.ts';

interface AnnLine {
  /** `T1`; `*` for equivalences, which have none. */
  readonly id: string;
  /** `folder/report.ann line 3`. */
  readonly where: string;
}

/** Offsets as the file counts them, half-open, ascending, none overlapping another. */
export interface Fragment {
  readonly start: number;
  readonly end: number;
}

export interface TextBound extends AnnLine {
  readonly label: string;
  readonly fragments: readonly Fragment[];
  /** The last column: what the fragments cover, joined by one space each. */
  readonly text: string;
}

export interface Argument {
  readonly role: string;
  /** Id of a text bound or an event. */
  readonly target: string;
}

export interface AnnEvent extends AnnLine {
  readonly label: string;
  readonly trigger: string;
  readonly args: readonly Argument[];
}

export interface AnnRelation extends AnnLine {
  readonly label: string;
  readonly args: readonly Argument[];
}

/** `A` and `M` lines; the value is empty for those that are only there or not. */
export interface AnnAttribute extends AnnLine {
  readonly name: string;
  readonly target: string;
  readonly value: string;
}

/** `*` lines: ids that are alike in what the label says. */
export interface AnnEquivalence extends AnnLine {
  readonly label: string;
  readonly targets: readonly string[];
}

export interface AnnNormalisation extends AnnLine {
  readonly target: string;
  readonly register: string;
  readonly entry: string;
  readonly name: string;
}

export interface AnnNote extends AnnLine {
  /** `AnnotatorNotes` and what else a tool writes. */
  readonly kind: string;
  readonly target: string;
  readonly text: string;
}

export interface AnnLines {
  readonly bounds: Map<string, TextBound>;
  readonly events: Map<string, AnnEvent>;
  readonly relations: AnnRelation[];
  readonly attributes: AnnAttribute[];
  readonly equivalences: AnnEquivalence[];
  readonly normalisations: AnnNormalisation[];
  readonly notes: AnnNote[];
}

/** Reads the lines of one document's files, one after the other, into `into`. */
export function readAnnLines(text: string, path: string, into: AnnLines, problems: ProblemList): void {
  const lines = text.split(text.includes('\n') ? '\n' : '\r');
  for (let at = 0; at < lines.length; at++) {
    let line = (lines[at] ?? '').replace(/\r$/, '');
    if (line.trim() === '') continue;
    const where = `${path} line ${at + 1}`;
    if (line.startsWith('T')) {
      // Careless tools write a passage over several lines as it is.
      while (at + 1 < lines.length && isUnfinished(line, lines[at + 1] ?? '')) line += `\n${lines[++at]}`;
      line = line.replace(/\r$/, '');
    }
    const fault = readLine(line, where, into);
    if (fault !== null) problems.repeatedWarning(`brat ${fault}`, where, fault, 'This line was passed over.');
  }
}

const anyId = /^(?:[TERAMN#]\S*|\*)[\t ]/;

/** Whether the words of a text bound are fewer than its offsets say and the next line begins no annotation. */
function isUnfinished(line: string, next: string): boolean {
  if (anyId.test(next) || next.trim() === '') return false;
  const fragments = fragmentsIn((line.split('\t')[1] ?? '').replace(/^\S+\s/, ''));
  if (!fragments) return false;
  const wanted = fragments.reduce((sum, { start, end }) => sum + end - start + 1, -1);
  return Array.from(line.split('\t').slice(2).join('\t')).length < wanted;
}

/** Null, or what is wrong with the line. */
function readLine(line: string, where: string, into: AnnLines): string | null {
  const [id = '', head = '', ...rest] = line.split('\t');
  const tail = rest.join('\t');
  switch (id.charAt(0)) {
    case 'T':
      return textBound(id, head, rest, where, into);
    case 'E': {
      const [first, ...args] = argumentsIn(head);
      if (!first) return 'An event without a trigger.';
      return once(into.events, { id, where, label: first.role, trigger: first.target, args });
    }
    case 'R': {
      const label = head.trim().split(' ')[0] ?? '';
      const args = argumentsIn(head.trim().slice(label.length));
      if (args.length < 2) return 'A relation without two ends.';
      into.relations.push({ id, where, label, args });
      return null;
    }
    case 'A':
    case 'M': {
      const [name = '', target = '', ...value] = head.trim().split(/ +/);
      if (target === '') return 'An attribute of nothing.';
      into.attributes.push({ id, where, name, target, value: value.join(' ') });
      return null;
    }
    case '*': {
      const [label = '', ...targets] = head.trim().split(/ +/);
      if (targets.length < 2) return 'An equivalence of fewer than two.';
      into.equivalences.push({ id, where, label, targets });
      return null;
    }
    case 'N': {
      const [, target = '', reference = ''] = head.trim().split(/ +/);
      const colon = reference.indexOf(':');
      if (target === '' || colon < 1 || colon === reference.length - 1) return 'A reference to no register.';
      const [register, entry] = [reference.slice(0, colon), reference.slice(colon + 1)];
      into.normalisations.push({ id, where, target, register, entry, name: tail.trim() });
      return null;
    }
    case '#': {
      const [kind = '', target = ''] = head.trim().split(/ +/);
      if (target === '') return 'A note on nothing.';
      into.notes.push({ id, where, kind, target, text: tail });
      return null;
    }
    default:
      return 'No line of brat’s format.';
  }
}

function textBound(
  id: string,
  head: string,
  rest: readonly string[],
  where: string,
  into: AnnLines,
): string | null {
  const space = head.indexOf(' ');
  // Some tools put tabs where brat puts spaces: type, start and end in columns of their own.
  const columns = space < 0 && /^\d+$/.test(rest[0] ?? '') && /^\d+$/.test(rest[1] ?? '');
  const label = space < 0 ? head : head.slice(0, space);
  const fragments = fragmentsIn(columns ? `${rest[0]} ${rest[1]}` : head.slice(space + 1));
  if (label === '' || !fragments) return 'A passage without a type or without offsets.';
  if (fragments.length === 0) return 'A passage whose offsets are empty or run backwards.';
  const text = rest.slice(columns ? 2 : 0).join('\t');
  return once(into.bounds, { id, where, label, fragments, text });
}

/** `0 5;9 12` in order, overlapping ones joined; null where it is something else, empty where a fragment is empty. */
function fragmentsIn(offsets: string): Fragment[] | null {
  const fragments: { start: number; end: number }[] = [];
  for (const each of offsets.trim().split(';')) {
    const [, start = '', end = ''] = /^(\d{1,10}) +(\d{1,10})$/.exec(each.trim()) ?? [];
    if (end === '') return null;
    if (Number(end) <= Number(start)) return [];
    fragments.push({ start: Number(start), end: Number(end) });
  }
  fragments.sort((a, b) => a.start - b.start);
  const apart: { start: number; end: number }[] = [];
  for (const fragment of fragments) {
    const last = apart.at(-1);
    if (last && fragment.start < last.end) last.end = Math.max(last.end, fragment.end);
    else apart.push(fragment);
  }
  return apart;
}

/** `Role:T1 Other:E2`; what has no colon is left out. */
function argumentsIn(words: string): Argument[] {
  return words
    .trim()
    .split(/ +/)
    .flatMap((word) => {
      const colon = word.lastIndexOf(':');
      return colon > 0 && colon < word.length - 1
        ? [{ role: word.slice(0, colon), target: word.slice(colon + 1) }]
        : [];
    });
}

function once<Line extends AnnLine>(known: Map<string, Line>, line: Line): string | null {
  if (known.has(line.id)) return 'An id that is used twice in one document; the first is taken.';
  known.set(line.id, line);
  return null;
}
