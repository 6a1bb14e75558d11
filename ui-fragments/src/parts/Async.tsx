import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSay } from '../words';

interface AsyncProps<T> {
  query: UseQueryResult<T>;
  /** Pixels kept free while loading, so that nothing jumps. */
  height: number;
  children: (value: T) => ReactNode;
}

/** What a query brings; while it loads a free place, where it failed the reason and a way out. */
export function Async<T>({ query, height, children }: AsyncProps<T>) {
  const say = useSay();
  if (query.data !== undefined) {
    return <div aria-busy={query.isPlaceholderData}>{children(query.data)}</div>;
  }
  if (query.isError) {
    return (
      <div role="alert">
        <SectionMessage appearance="error" title={say('failed')}>
          <p>{query.error.message}</p>
          <Button onClick={() => void query.refetch()}>{say('retry')}</Button>
        </SectionMessage>
      </div>
    );
  }
  return (
    <div className="loading" style={{ minHeight: height }} aria-busy="true">
      <Spinner label={say('loading')} />
    </div>
  );
}
