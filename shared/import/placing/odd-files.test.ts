// Files whose values are of the right kind and wrong all the same: references across, ids twice, offsets anywhere.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { trapCorpus } from '../../export/trap-corpus.test-support.ts';
import { previewImport } from '../../native/preview-import.ts';
import { seeded } from '../../store/seeded.test-support.ts';
import type { Incoming } from '../incoming.ts';
import { incomingOf, plainDisguise } from '../incoming-of.test-support.ts';
import { placeIncoming } from '../place-incoming.ts';
import { at, by, copyOfCorpus, emptyCorpus, faultsOf } from '../placed-into.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const corpus = trapCorpus(sha256);
const rounds = 150;

type Parts = Record<string, unknown>;

/** Every text and number in a value, with what holds it. `kind` is a choice between names and stays what it is. */
function leavesOf(value: unknown, leaves: { holder: Parts; key: string }[] = []): typeof leaves {
  if (typeof value !== 'object' || value === null) return leaves;
  for (const [key, part] of Object.entries(value)) {
    if ((typeof part === 'string' && key !== 'kind' && key !== 'unit') || typeof part === 'number')
      leaves.push({ holder: value as Parts, key });
    else leavesOf(part, leaves);
  }
  return leaves;
}

const numbers = [-1, 0, 0.5, 1e300, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, -(2 ** 53)];
const texts = ['', ' ', '\n', '__proto__', 'constructor', '\ud83d', 'x'.repeat(300), '2026-02-30', '\u0000'];

it('whatever a file says, what comes in is sound and everything else is told', async () => {
  const targets = [copyOfCorpus(corpus, sha256), emptyCorpus(sha256)];
  const failures: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const chance = seeded(round);
    const odd: Incoming = structuredClone(
      incomingOf(corpus, {
        ...plainDisguise,
        ids: chance(2) === 0,
        texts: chance(3) === 0 ? 'without' : 'with',
        stated: chance(2) === 0 ? 'detect' : 'utf-16',
      }),
    );
    const done: string[] = [];
    if (chance(3) === 0) {
      // Merged and nested anyhow, in circles too.
      const keys = [...odd.entities, ...odd.tags].map(({ key }) => key);
      for (const record of [...odd.entities, ...odd.tags])
        Object.assign(record, { mergedInto: keys[chance(keys.length)], parent: keys[chance(keys.length)] });
      done.push('merged anyhow');
    }
    const leaves = leavesOf(odd);
    for (let count = 1 + chance(30); count > 0; count--) {
      const leaf = leaves[chance(leaves.length)];
      const other = leaves[chance(leaves.length)];
      if (!leaf || !other) continue;
      const [value, theirs] = [leaf.holder[leaf.key], other.holder[other.key]];
      // Half of the time another value of the file itself: ids and keys lead across then.
      const swapped = chance(2) === 0 && typeof theirs === typeof value;
      leaf.holder[leaf.key] = swapped
        ? theirs
        : typeof value === 'number'
          ? numbers[chance(numbers.length)]
          : texts[chance(texts.length)];
      done.push(`${leaf.key}: ${JSON.stringify(leaf.holder[leaf.key])?.slice(0, 40)}`);
    }
    const target = targets[chance(2)] ?? emptyCorpus(sha256);
    const from = { store: target.store, textOf: (hash: string) => target.texts.get(hash) ?? null };
    try {
      const placed = await placeIncoming(odd, from, { format: 'odd', file: 'odd', at, by, sha256 });
      const faults = await faultsOf(placed, target);
      const { counts } = placed.report;
      if (
        counts.exact + counts.moved + counts.uncertain + counts.lost + counts.notPlaced !==
        odd.marks.length
      )
        faults.push('Some marks are in no count');
      await previewImport(from, placed.corpus);
      failures.push(...faults.slice(0, 1).map((fault) => `${round} (${done.join(', ')}): ${fault}`));
    } catch (error) {
      const stack = error instanceof Error ? error.stack?.split('\n').slice(0, 3).join(' ') : String(error);
      failures.push(`${round} (${done.join(', ')}): ${stack}`);
    }
    if (failures.length >= 5) break;
  }
  expect(failures).toEqual([]);
}, 120_000);
