import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { Provider } from 'urql';
import { endSession, useSession } from '../session/store';
import { useLocale } from '../words/words';
import { type Api, openApi } from './api';

const ApiContext = createContext<Api | undefined>(undefined);

/**
 * Opens the API for the user who is signed in now, at one studio. A change of either opens another one with an empty cache, so
 * that nobody sees what was read for somebody else. Another user begins anew; their choice stands in the address.
 */
export function ApiProvider({ studio, children }: { studio?: string; children: ReactNode }) {
  const token = useSession()?.token;
  const locale = useLocale();
  const caller = JSON.stringify([token, studio, locale]);
  const open = () => ({ caller, api: openApi({ token, studio, locale, onRefused: endSession }) });
  const [opened, setOpened] = useState(open);
  if (opened.caller !== caller) setOpened(open());
  useEffect(() => () => opened.api.close(), [opened]);
  return (
    <ApiContext value={opened.api}>
      <Provider key={token} value={opened.api.urql}>
        {children}
      </Provider>
    </ApiContext>
  );
}

export type ConnectionStatus = ReturnType<Api['connectionStatus']>;

/** The state of the socket that brings live figures. */
export function useConnectionStatus(): ConnectionStatus {
  const { watchConnection, connectionStatus } = useApi();
  return useSyncExternalStore(watchConnection, connectionStatus);
}

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === undefined) throw new Error('There is no ApiProvider above.');
  return api;
}
