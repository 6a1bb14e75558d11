import { useContext, useState } from 'react';
import { api, type Breakdown } from '../api';
import { amount } from '../format';
import { LanguageContext, useWords } from '../i18n';
import { Panel } from '../Panel';
import { Unmapped } from '../Unmapped';
import { useLoaded } from '../useLoaded';
import { ByChoice } from './VolumeChart';

const DIMENSIONS = ['channel', 'agent', 'kind', 'project'];

/** Every KPI for each value of a dimension. */
export function BreakdownTable({ days, unmapped }: { days: number; unmapped: string[] }) {
  const t = useWords();
  const [by, setBy] = useState('channel');
  const loaded = useLoaded(() => api.breakdown(by, days), [by, days]);
  return (
    <Panel
      title={t('breakdown')}
      loaded={loaded}
      height={220}
      actions={<ByChoice choices={DIMENSIONS} value={by} onChange={setBy} />}
    >
      {(value) => (
        <>
          {unmapped.includes(by) && <Unmapped setting={by} />}
          {value.rows.length === 0 ? <p>{t('noData')}</p> : <Rows breakdown={value} />}
        </>
      )}
    </Panel>
  );
}

function Rows({ breakdown }: { breakdown: Breakdown }) {
  const t = useWords();
  const language = useContext(LanguageContext);
  const kpis = breakdown.rows[0]?.figures.map((figure) => figure.kpi) ?? [];
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('breakdown')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(breakdown.by)}</th>
            {kpis.map((kpi) => (
              <th scope="col" key={kpi} className="number">
                {t(`kpi.${kpi}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {breakdown.rows.map((row) => (
            <tr key={row.slice}>
              <th scope="row">{t(row.slice)}</th>
              {row.figures.map((figure) => (
                <td key={figure.kpi} className="number" title={`${figure.cases} ${t('cases')}`}>
                  {figure.value === null ? '–' : amount(figure.value, figure.unit, language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
