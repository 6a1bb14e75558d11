import Lozenge from '@atlaskit/lozenge';
import { useState } from 'react';
import { useFigures } from '../api/queries';
import { count } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay } from '../words';
import { Cut } from './Cut';
import { headline, verdict, type Figures, type Names } from './figures';
import { within } from './narrowing';
import { figureQuery, type GadgetProps } from './settings';
import { WithNames } from './WithNames';

/** Several figures for each value of a dimension, sortable; those of few cases say so. */
export function SliceTable(props: GadgetProps) {
  const by = (props.settings.by?.length ? props.settings.by : ['agent']).slice(0, 1);
  const figures = useFigures(
    figureQuery(props, { each: 'whole', by, top: props.settings.top ?? 50, compare: props.settings.compare ?? 'none' }),
  );
  return (
    <Async query={figures} height={props.height}>
      {(known) => (
        <>
          <WithNames>{(names) => <Drawn {...props} figures={known} names={names} />}</WithNames>
          <Cut figures={known} />
        </>
      )}
    </Async>
  );
}

function Drawn({ only, onDrill, figures, names }: GadgetProps & { figures: Figures; names: Names }) {
  const say = useSay();
  const language = useLanguage();
  const [sorted, setSorted] = useState<{ kpi: string; up: boolean }>({ kpi: figures.tables[0]?.kpi ?? '', up: false });
  const values = [...new Set(figures.tables.flatMap((table) => table.rows.map((row) => row.slice[0] ?? '')))];
  if (values.length === 0) {
    return <p className="empty">{say('noDataHere')}</p>;
  }
  const cell = (kpi: string, value: string) => {
    const table = figures.tables.find((other) => other.kpi === kpi)!;
    const row = table.rows.find((other) => other.slice[0] === value);
    return { table, row, now: headline(table, row) };
  };
  const order = (value: string) => cell(sorted.kpi, value).now ?? Number.NEGATIVE_INFINITY;
  const rows = figures.tables.some((table) => table.kpi === sorted.kpi)
    ? [...values].sort((a, b) => (sorted.up ? order(a) - order(b) : order(b) - order(a)))
    : values;
  const name = names.ofDimension(figures.by[0] ?? '');
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={name}>
      <table>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            {figures.tables.map((table) => (
              <th
                scope="col"
                key={table.kpi}
                className="number"
                aria-sort={sorted.kpi === table.kpi ? (sorted.up ? 'ascending' : 'descending') : 'none'}
              >
                <button
                  type="button"
                  className="plain"
                  title={names.says(table.kpi)}
                  onClick={() => setSorted({ kpi: table.kpi, up: sorted.kpi === table.kpi && !sorted.up })}
                >
                  {names.ofKpi(table.kpi)}
                  <span aria-hidden="true">{sorted.kpi === table.kpi ? (sorted.up ? ' ↑' : ' ↓') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((value) => (
            <tr key={value}>
              <th scope="row">{names.ofSlice(figures, 0, value)}</th>
              {figures.tables.map(({ kpi }) => {
                const { table, row, now } = cell(kpi, value);
                const past = figures.before?.tables
                  .find((other) => other.kpi === kpi)
                  ?.rows.find((other) => other.slice[0] === value);
                const before = past ? headline(table, past) : null;
                const own = [`${figures.by[0]}=${value}`];
                return (
                  <td key={kpi} className="number">
                    {now === null ? (
                      <span title={say('noData')}>–</span>
                    ) : (
                      <button
                        type="button"
                        className="plain"
                        title={`${count(row!.cases, language)} ${say('cases')}`}
                        disabled={value === '(other)'}
                        onClick={() =>
                          onDrill({
                            title: `${names.ofKpi(kpi)} · ${names.ofSlice(figures, 0, value)}`,
                            kpi,
                            only: within(only, own),
                            own,
                          })
                        }
                      >
                        {names.show(table, now)}
                      </button>
                    )}
                    {row && row.weight !== 'sound' && ' '}
                    {row && row.weight !== 'sound' && <Lozenge>{say(`weight.${row.weight}`)}</Lozenge>}
                    {before !== null && now !== null && (
                      <small className={`turn-${verdict(names, table, now, before)}`}>
                        {say('before')} {names.show(table, before)}
                      </small>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
