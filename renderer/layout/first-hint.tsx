// The hint of the first run: three things to try, until dismissed; never again after that.
import { X } from 'lucide-react';
import { keyLabel } from '../actions/key-bindings.ts';
import { isMac } from '../actions/platform.ts';
import { IconButton } from '../components/icon-button.tsx';
import { KeyCap } from '../components/key-cap.tsx';
import { useCatalogue, useObservable } from '../session/use-session.tsx';
import './first-hint.css';

export function FirstHint() {
  const catalogue = useCatalogue();
  const { hintSeen } = useObservable(catalogue.settings);
  if (hintSeen) return null;
  return (
    <div role="note" aria-label="First steps" className="first-hint">
      <p>
        Select words and press <KeyCap name="C" />
        <span className="visually-hidden">C</span> for a claim, <KeyCap name="E" />
        <span className="visually-hidden">E</span> for an entity, <KeyCap name="N" />
        <span className="visually-hidden">N</span> for a note. <KeyCap name={keyLabel('Mod+K', isMac)} />
        <span className="visually-hidden">{keyLabel('Mod+K', isMac)}</span> finds every command.
      </p>
      <IconButton
        label="Dismiss the first steps"
        icon={X}
        iconSize={14}
        onClick={() => void catalogue.changeSettings({ hintSeen: true })}
      />
    </div>
  );
}
