import { useSyncExternalStore } from 'react';
import { useConnectionStatus } from '../api/provider';
import { useWords } from '../words/words';
import style from './frame.module.css';
import { shellWords } from './words';

/** Says that live figures may be old: the device is offline, or the socket was lost. */
export function ConnectionNotice() {
  const says = useWords(shellWords);
  const isOnline = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  const status = useConnectionStatus();
  const text = !isOnline ? says('offline') : status === 'reconnecting' ? says('reconnecting') : undefined;
  return (
    <div role="status" className={style.connection}>
      {text !== undefined && <p>{text}</p>}
    </div>
  );
}

function watchNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
