// Marks overlap and nest; alpha wants stretches that lie apart. Where marks overlap the shortest speaks: it is the closest.
import type { Unit } from './unitising-alpha.ts';

/** The units cut so that none overlap, in order. Of those that cover a stretch the shortest gives the value, then the earlier. */
export function disjointUnits(units: readonly Unit[]): Unit[] {
  const arriving = units.filter((unit) => unit.end > unit.start).sort((a, b) => a.start - b.start);
  const open: Unit[] = [];
  const cut: Unit[] = [];
  let at = 0;
  let next = 0;
  while (next < arriving.length || open.length > 0) {
    if (open.length === 0) at = Math.max(at, arriving[next]?.start ?? at);
    while ((arriving[next]?.start ?? Number.POSITIVE_INFINITY) <= at) {
      insert(open, arriving[next] as Unit);
      next++;
    }
    const speaking = open[0] as Unit;
    const until = Math.min(speaking.end, arriving[next]?.start ?? Number.POSITIVE_INFINITY);
    const last = cut.at(-1);
    if (until > at) {
      // A unit that goes on after a shorter one came and was longer stays in one piece.
      if (last && last.end === at && last.value === speaking.value && pieces.get(last) === speaking)
        cut[cut.length - 1] = piece({ ...last, end: until }, speaking);
      else cut.push(piece({ start: at, end: until, value: speaking.value }, speaking));
    }
    at = until;
    while (open.length > 0 && (open[0] as Unit).end <= at) open.shift();
  }
  return cut;
}

/** Which unit a piece was cut from. */
const pieces = new WeakMap<Unit, Unit>();

function piece(cut: Unit, from: Unit): Unit {
  pieces.set(cut, from);
  return cut;
}

/** Into a list by length; marks open at one place are few. */
function insert(open: Unit[], unit: Unit): void {
  const size = unit.end - unit.start;
  const at = open.findIndex((other) => other.end - other.start > size);
  if (at < 0) open.push(unit);
  else open.splice(at, 0, unit);
}
