// The choices of one format: its own, and which of the common ones mean something to it.
import type { Exporter } from '../../shared/export/exporter.ts';
import { SelectField } from '../components/select-field.tsx';
import { TickBox } from '../components/tick-box.tsx';

/** What was chosen so far, kept while the analyst looks at other formats. */
export interface ExportChoices {
  readonly withText: boolean;
  readonly withJournal: boolean;
  /** Values by format and option; what is absent has its default. */
  readonly own: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function ExportOptionFields(props: {
  readonly exporter: Exporter;
  readonly choices: ExportChoices;
  readonly onChange: (choices: ExportChoices) => void;
}) {
  const { exporter, choices, onChange } = props;
  const { honours } = exporter;
  const own = choices.own[exporter.id] ?? {};
  const choose = (option: string, value: string) =>
    onChange({ ...choices, own: { ...choices.own, [exporter.id]: { ...own, [option]: value } } });
  return (
    <>
      {exporter.options.map((option) => (
        <SelectField
          key={`${exporter.id} ${option.id}`}
          label={option.label}
          hint={option.hint}
          value={own[option.id] ?? option.choices[0]?.value ?? null}
          options={option.choices}
          onChange={(value) => value && choose(option.id, value)}
        />
      ))}
      {(honours.withText || honours.withJournal) && (
        <div className="export-ticks">
          {honours.withText && (
            <TickBox
              label="With texts"
              checked={choices.withText}
              onChange={(withText) => onChange({ ...choices, withText })}
              hint="Without them quotes and hashes stay; a reader needs the same texts."
            />
          )}
          {honours.withJournal && (
            <TickBox
              label="With journal"
              checked={choices.withJournal}
              onChange={(withJournal) => onChange({ ...choices, withJournal })}
              hint="Who changed what and when. Leave it out to share the result only."
            />
          )}
        </div>
      )}
    </>
  );
}
