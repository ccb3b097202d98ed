// The polite live region: says once what was made, undone, exported. Equal words are news again by their serial.
import { useWorkspaceAfterPaint } from '../session/use-after-paint.ts';

export function Announcer() {
  const { words, serial } = useWorkspaceAfterPaint((state) => state.announcement);
  return (
    <div className="visually-hidden" aria-live="polite" aria-atomic="true" data-announcer="">
      <span key={serial}>{words}</span>
    </div>
  );
}
