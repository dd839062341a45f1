import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../parts/button';
import { TextField } from '../parts/text-field';
import { useWords } from '../words/words';
import style from './marketplace.module.css';
import { marketplaceWords } from './words';

/** What is sought, as it stands in the address of the page. */
export interface Sought {
  q?: string;
  city?: string;
  category?: string;
}

export function SearchForm({ sought }: { sought: Sought }) {
  const says = useWords(marketplaceWords);
  const navigate = useNavigate();
  const [q, setQ] = useState(sought.q ?? '');
  const [city, setCity] = useState(sought.city ?? '');
  const [category, setCategory] = useState(sought.category ?? '');
  const seek = (next: Required<Sought>) => {
    const named = Object.entries(next).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]]));
    void navigate({ to: '/', search: Object.fromEntries(named), resetScroll: false });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    seek({ q, city, category });
  };
  const isNarrowed = Object.values(sought).some((text) => text !== undefined);
  return (
    <search>
      <form className={style.search} onSubmit={submit}>
        <TextField label={says('search')} type="search" value={q} onChange={setQ} placeholder={says('searchExample')} />
        <TextField
          label={says('city')}
          value={city}
          onChange={setCity}
          placeholder={says('anywhere')}
          autoComplete="address-level2"
        />
        <TextField label={says('category')} value={category} onChange={setCategory} placeholder={says('everything')} />
        <div className={style.searchActions}>
          <Button type="submit">{says('seek')}</Button>
          {isNarrowed && (
            <Button kind="quiet" onPress={() => seek({ q: '', city: '', category: '' })}>
              {says('clear')}
            </Button>
          )}
        </div>
      </form>
    </search>
  );
}
