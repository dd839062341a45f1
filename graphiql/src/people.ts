import { createContext, useContext } from 'react';
import type { Demo } from './demo.js';

interface People {
  readonly demo: Demo | undefined;
  /** The role of the person whose token is sent; empty for nobody. */
  readonly role: string;
  readonly choose: (role: string) => void;
}

/** The person whose token goes with the operations of this page. */
export const PeopleContext = createContext<People>({ demo: undefined, role: '', choose: () => undefined });

export const usePeople = (): People => useContext(PeopleContext);
