import { count } from '../format';
import { useLanguage, useSay } from '../words';
import type { Figures } from './figures';

/** Says so where there were more rows than a screen takes. */
export function Cut({ figures }: { figures: Figures }) {
  const say = useSay();
  const language = useLanguage();
  return figures.cut > 0 ? <p className="note">{say('rowsCut', count(figures.cut, language))}</p> : null;
}
