/** @jsxImportSource preact */

interface Props<T extends string> {
  name: string;
  legend: string;
  options: readonly { value: T; label: string; wide?: boolean }[];
  chosen: T | undefined;
  onChoose: (value: T) => void;
  error?: string | undefined;
}

/** Large buttons of which one is chosen, read by a screen reader as what they are: radio buttons. */
export function Choices<T extends string>({ name, legend, options, chosen, onChoose, error }: Props<T>) {
  return (
    <fieldset aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{legend}</legend>
      <div class={`tiles ${options.length === 3 ? 'three' : 'two'}`}>
        {options.map(({ value, label, wide }) => (
          <label key={value} class={`${chosen === value ? 'on' : ''} ${wide ? 'tall' : ''}`}>
            <input type="radio" name={name} value={value} checked={chosen === value} onChange={() => onChoose(value)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {error ? <p class="bad" id={`${name}-error`} role="alert">{error}</p> : null}
    </fieldset>
  );
}
