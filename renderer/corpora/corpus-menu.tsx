// The title of the open corpus; behind it the recent ones and what can be done with corpora.
import { ChevronDown } from 'lucide-react';
import { performById } from '../actions/use-shortcuts.tsx';
import { Menu } from '../components/menu.tsx';
import { useCatalogue, useObservable } from '../session/use-session.tsx';
import { useAppState } from '../start/app-state.ts';
import { openCorpus } from '../start/open-corpus.ts';
import './corpus-menu.css';

/** As many recent corpora as one takes in at a glance. */
const recent = 8;

export function CorpusMenu() {
  const corpora = useObservable(useCatalogue().corpora);
  const corpusId = useAppState((state) => state.corpusId);
  const phase = useAppState((state) => state.phase);
  const open = corpora.find((corpus) => corpus.id === corpusId);
  const title = phase.kind === 'opening' ? phase.title : (open?.title ?? 'No corpus');
  return (
    <Menu
      trigger={
        <button type="button" className="corpus-menu">
          <span className="visually-hidden">Corpus: </span>
          <span className="corpus-menu-title">{title}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </button>
      }
      groups={[
        {
          label: 'Recent corpora',
          items: corpora.slice(0, recent).map((corpus) => ({
            id: corpus.id,
            label: corpus.title,
            checked: corpus.id === corpusId,
            onSelect: () => void openCorpus(corpus.id),
          })),
        },
        {
          items: [
            { id: 'all', label: 'All corpora, new corpus…', onSelect: () => performById('corpora') },
            {
              id: 'close',
              label: 'Close this corpus',
              disabled: corpusId === null,
              onSelect: () => performById('close-corpus'),
            },
          ],
        },
      ]}
    />
  );
}
