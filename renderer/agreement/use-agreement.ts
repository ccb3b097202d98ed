// The comparison of two analysts as it stands: worked out in slices, anew after a change.
import { useEffect, useState } from 'react';
import { type AgreementReport, compareAnalysts } from '../../shared/agreement/compare-analysts.ts';
import type { Id } from '../../shared/model/ids.ts';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import { messageOf } from '../start/app-state.ts';
import { Slice } from '../storage/time-slices.ts';

/** Milliseconds of quiet after a change before the comparison is made anew: nobody reads figures while marking. */
const quiet = 400;

export interface Agreement {
  /** The last report; null before the first, and while fewer than two analysts are chosen. */
  readonly report: AgreementReport | null;
  readonly problem: string | null;
}

/** Compares the two analysts (ids) and keeps the report up to date while the corpus changes. */
export function useAgreement(first: Id | null, second: Id | null): Agreement {
  const session = useSession();
  const annotations = useTableVersion('annotations');
  const entities = useTableVersion('entities');
  const sources = useTableVersion('sources');
  const version = `${annotations}/${entities}/${sources}`;
  const [agreement, setAgreement] = useState<Agreement & { readonly of: string }>({
    report: null,
    problem: null,
    of: '',
  });
  const pair = `${first}/${second}`;
  const known = agreement.of.startsWith(`${pair}/`);
  useEffect(() => {
    if (first === null || second === null) return;
    let cancelled = false;
    const work = async () => {
      const slice = new Slice('background');
      const pause = async () => {
        await slice.pause();
        if (cancelled) throw new Error('superseded');
      };
      try {
        await session.whenComplete();
        const report = await compareAnalysts(session.store, first, second, pause);
        if (!cancelled) setAgreement({ report, problem: null, of: `${pair}/${version}` });
      } catch (error) {
        if (!cancelled) setAgreement({ report: null, problem: messageOf(error), of: `${pair}/${version}` });
      }
    };
    const timer = setTimeout(() => void work(), known ? quiet : 0);
    return () => {
      cancelled = true;
      clearTimeout(timer);
    };
  }, [session, first, second, pair, version, known]);
  return known ? agreement : { report: null, problem: null };
}
