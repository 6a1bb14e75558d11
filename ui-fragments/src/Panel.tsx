import type { ReactNode } from 'react';
import { useWords } from './i18n';
import type { Loaded } from './useLoaded';

interface PanelProps<T> {
  title: string;
  loaded: Loaded<T>;
  /** Pixels kept free while loading, so that nothing jumps. */
  height: number;
  actions?: ReactNode;
  children: (value: T) => ReactNode;
}

/** A titled box that shows a skeleton while loading, the error with a way out, or the content. */
export function Panel<T>({ title, loaded, height, actions, children }: PanelProps<T>) {
  const t = useWords();
  return (
    <section className="panel" aria-busy={loaded.state === 'loading'}>
      {(title || actions) && (
        <div className="panel-head">
          {title && <h2>{title}</h2>}
          {actions}
        </div>
      )}
      {loaded.state === 'loading' && (
        <div className="skeleton" style={{ minHeight: height }}>
          {t('loading')}
        </div>
      )}
      {loaded.state === 'failed' && (
        <p role="alert" className="error">
          {loaded.message}{' '}
          <button type="button" onClick={loaded.retry}>
            {t('retry')}
          </button>
        </p>
      )}
      {loaded.state === 'ready' && children(loaded.value)}
    </section>
  );
}
