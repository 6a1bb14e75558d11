import { useContext } from 'react';
import type { Figure } from '../api';
import { amount } from '../format';
import { LanguageContext, useWords } from '../i18n';
import { Unmapped } from '../Unmapped';

const FEW = 30;

/** Which setting gives a KPI its data, where only a field of the admin's own can. */
const NEEDS: Record<string, string> = { nps: 'npsAnswer' };

/** One tile a KPI: the figure, its interval or percentiles, the cases behind it, and the period before. */
export function Tiles({ figures, previous, unmapped }: { figures: Figure[]; previous: Figure[]; unmapped: string[] }) {
  const before = new Map(previous.map((figure) => [figure.kpi, figure]));
  return (
    <ul className="tiles">
      {figures.map((figure) => (
        <Tile
          key={figure.kpi}
          figure={figure}
          before={before.get(figure.kpi)}
          missing={unmapped.find((setting) => setting === NEEDS[figure.kpi])}
        />
      ))}
    </ul>
  );
}

interface TileProps {
  figure: Figure;
  before: Figure | undefined;
  missing: string | undefined;
}

function Tile({ figure, before, missing }: TileProps) {
  const t = useWords();
  const language = useContext(LanguageContext);
  const show = (value: number) => amount(value, figure.unit, language);
  return (
    <li className="tile">
      <span className="tile-name">{t(`kpi.${figure.kpi}`)}</span>
      <strong>{figure.value === null ? t('noData') : show(figure.value)}</strong>
      {missing && figure.value === null && <Unmapped setting={missing} />}
      <span className="tile-more">
        {details(figure, show, t('cases')).join(' · ')}
        {figure.unit !== 'count' && figure.cases > 0 && figure.cases < FEW && (
          <em className="badge">{t('fewCases')}</em>
        )}
      </span>
      {before && before.value !== null && (
        <span className="tile-more">
          {t('before')}: {show(before.value)}
        </span>
      )}
    </li>
  );
}

function details(figure: Figure, show: (value: number) => string, cases: string): string[] {
  const parts: string[] = [];
  if (figure.p90 !== null) {
    parts.push(`p90 ${show(figure.p90)}`);
  }
  if (figure.low !== null && figure.high !== null) {
    parts.push(`${show(figure.low)} – ${show(figure.high)}`);
  }
  if (figure.unit !== 'count') {
    parts.push(`${figure.cases} ${cases} `);
  }
  return parts;
}
