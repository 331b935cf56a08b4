import { type ReactNode, useId } from 'react';

/** A label over what it names. */
export function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="u-field">
      <span>{label}</span>
      {children}
    </label>
  );
}

interface SelectProps<V extends string> {
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
  /** For a screen reader, where no `Field` stands around it. */
  readonly label?: string;
  readonly disabled?: boolean;
}

export function Select<V extends string>({ value, options, onChange, label, disabled }: SelectProps<V>) {
  return (
    <select
      className="u-select"
      value={value}
      aria-label={label}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value as V)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** On or off. */
export function Switch({
  on,
  onChange,
  children,
}: {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <label className="u-switch">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      {children}
    </label>
  );
}

interface SegmentsProps<V extends string> {
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: ReactNode; readonly title?: string }[];
  readonly onChange: (value: V) => void;
  readonly label: string;
}

/** One of a few, all in sight: radio buttons, so arrow keys choose. */
export function Segments<V extends string>({ value, options, onChange, label }: SegmentsProps<V>) {
  const name = useId();
  return (
    <fieldset className="u-segments" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} title={option.title}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            aria-label={option.title}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
