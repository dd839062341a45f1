import { useId } from 'react';
import style from './field.module.css';

interface ChoiceProps {
  label: string;
  /** The label is for screen readers only, where the place says enough to others. */
  isLabelHidden?: boolean;
  value: string;
  options: readonly { readonly id: string; readonly name: string }[];
  onChange: (id: string) => void;
}

/** One of a few. The browser's own list is the best one on a telephone, and weighs nothing. */
export function Choice({ label, isLabelHidden = false, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className={style.field}>
      <label htmlFor={id} className={isLabelHidden ? 'hidden' : style.label}>
        {label}
      </label>
      <select id={id} className={style.select} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
