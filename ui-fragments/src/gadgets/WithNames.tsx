import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { useCatalogue } from '../api/queries';
import { Async } from '../parts/Async';
import { useLanguage, type Language } from '../words';
import { Names } from './figures';

const made = new WeakMap<Schemas['Catalogue'], Map<Language, Names>>();

/** The same for the same catalogue, or every chart would be drawn anew whenever its gadget is. */
function namesOf(catalogue: Schemas['Catalogue'], language: Language): Names {
  const known = made.get(catalogue) ?? new Map<Language, Names>();
  made.set(catalogue, known);
  const names = known.get(language) ?? new Names(catalogue, language);
  known.set(language, names);
  return names;
}

/** Draws once the names of figures and slices are known. */
export function WithNames({ children }: { children: (names: Names) => ReactNode }) {
  const catalogue = useCatalogue();
  const language = useLanguage();
  return (
    <Async query={catalogue} height={0}>
      {(known) => children(namesOf(known, language))}
    </Async>
  );
}
