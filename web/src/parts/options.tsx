import { type ReactNode, useId } from 'react';
import style from './options.module.css';

export interface Option {
  readonly id: string;
  readonly name: string;
  /** A word beside the name. */
  readonly mark?: string | undefined;
  readonly isDisabled?: boolean;
}

interface OptionsProps {
  legend: string;
  options: readonly Option[];
  value: string | undefined;
  onChange: (id: string) => void;
  /** What the chosen option brings with it. */
  children?: ReactNode;
}

/** One of a few, each as large as a finger. */
export function Options({ legend, options, value, onChange, children }: OptionsProps) {
  const group = useId();
  return (
    <fieldset className={style.options}>
      <legend className={style.legend}>{legend}</legend>
      {options.map(({ id, name, mark, isDisabled = false }) => (
        <label key={id} className={style.option} data-chosen={id === value}>
          <input type="radio" name={group} checked={id === value} disabled={isDisabled} onChange={() => onChange(id)} />
          <span className={style.name}>{name}</span>
          {mark !== undefined && <span className={style.mark}>{mark}</span>}
        </label>
      ))}
      {children}
    </fieldset>
  );
}
