import style from './skeleton.module.css';

/** Holds the place of what is being read, in its size, so that nothing moves when it comes. */
export const Skeleton = ({ shape }: { shape: 'line' | 'title' | 'card' | 'bar' | 'session' }) => (
  <div className={`${style.skeleton} ${style[shape]}`} aria-hidden="true" />
);
