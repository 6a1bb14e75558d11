import type { ReactNode } from 'react';
import { useSay } from '../words';

/** A page that has no more to show than this; to a screen reader it is a page like others. */
export function EmptyPage({ children }: { children: ReactNode }) {
  const say = useSay();
  return (
    <main>
      <h1 className="hidden">{say('title')}</h1>
      {children}
    </main>
  );
}
