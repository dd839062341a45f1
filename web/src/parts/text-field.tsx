import { type HTMLInputAutoCompleteAttribute, type Ref, useId } from 'react';
import style from './field.module.css';

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'search' | 'date' | 'tel';
  inputMode?: 'numeric';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  placeholder?: string;
  /** A sentence under the field. */
  hint?: string;
  /** What is wrong, and what to do. It is said by screen readers when it appears. */
  problem?: string | undefined;
  isRequired?: boolean;
  /** Texts that are offered while the user types. */
  suggestions?: readonly string[];
  ref?: Ref<HTMLInputElement>;
}

export function TextField({ label, value, onChange, hint, problem, isRequired, suggestions, ref, ...input }: TextFieldProps) {
  const id = useId();
  const notes = [hint !== undefined && `${id}-hint`, problem !== undefined && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className={style.field}>
      <label htmlFor={id} className={style.label}>
        {label}
      </label>
      <input
        {...input}
        ref={ref}
        id={id}
        className={style.input}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        aria-required={isRequired}
        aria-invalid={problem !== undefined}
        aria-describedby={notes === '' ? undefined : notes}
        list={suggestions === undefined ? undefined : `${id}-list`}
      />
      {suggestions !== undefined && (
        <datalist id={`${id}-list`}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={style.hint}>
          {hint}
        </p>
      )}
      <p id={`${id}-problem`} className={style.problem} role="alert">
        {problem}
      </p>
    </div>
  );
}
