// The codebook: tags, entity types and relation types of the corpus.
import { PanelHeader } from '../components/panel-header.tsx';
import './codebook-panel.css';
import { CodebookSection } from './codebook-section.tsx';

export function CodebookPanel() {
  return (
    <>
      <PanelHeader title="Codebook" />
      <div className="codebook-scroll scroll-area">
        <CodebookSection table="tags" title="Tags" noun="tag" />
        <CodebookSection table="entityTypes" title="Entity types" noun="entity type" />
        <CodebookSection table="relationTypes" title="Relation types" noun="relation type" />
      </div>
    </>
  );
}
