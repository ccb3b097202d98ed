// The codebook: tags, entity types and relation types of the corpus.
import './codebook-panel.css';
import { CodebookSection } from './codebook-section.tsx';

export function CodebookPanel() {
  return (
    <div className="codebook-scroll scroll-area">
      <CodebookSection table="tags" title="Tags" noun="tag" />
      <CodebookSection table="entityTypes" title="Entity types" noun="entity type" />
      <CodebookSection table="relationTypes" title="Relation types" noun="relation type" />
    </div>
  );
}
