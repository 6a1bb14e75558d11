import type { ReactNode } from 'react';
import { useCatalogue } from '../api/queries';
import { Async } from '../parts/Async';
import { useLanguage } from '../words';
import { Names } from './figures';

/** Draws once the names of figures and slices are known. */
export function WithNames({ children }: { children: (names: Names) => ReactNode }) {
  const catalogue = useCatalogue();
  const language = useLanguage();
  return (
    <Async query={catalogue} height={0}>
      {(known) => children(new Names(known, language))}
    </Async>
  );
}
