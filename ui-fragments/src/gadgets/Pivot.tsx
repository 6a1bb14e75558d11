import { useFigures } from '../api/queries';
import { Async } from '../parts/Async';
import { useSay } from '../words';
import { Cut } from './Cut';
import { headline, slices, type Figures, type Names } from './figures';
import { within } from './narrowing';
import { figureQuery, type GadgetProps } from './settings';
import { WithNames } from './WithNames';

/** One figure by two dimensions crossed; the totals are the figure's own, not sums of the cells. */
export function Pivot(props: GadgetProps) {
  const { settings } = props;
  const asked = settings.by?.length === 2 ? settings.by : ['channel', 'kind'];
  const kpi = [settings.kpi?.[0] ?? 'volume'];
  const cells = useFigures(figureQuery(props, { kpi, each: 'whole', by: asked }));
  const rows = useFigures(figureQuery(props, { kpi, each: 'whole', by: asked.slice(0, 1) }));
  const whole = useFigures(figureQuery(props, { kpi, each: 'whole', by: [] }));
  const columns = useFigures(figureQuery(props, { kpi, each: 'whole', by: asked.slice(1) }));
  return (
    <Async query={cells} height={props.height}>
      {(known) => (
        <>
          <WithNames>
            {(names) => <Drawn {...props} figures={known} totals={[rows.data, columns.data]} whole={whole.data} names={names} />}
          </WithNames>
          <Cut figures={known} />
        </>
      )}
    </Async>
  );
}

interface DrawnProps extends GadgetProps {
  figures: Figures;
  totals: (Figures | undefined)[];
  whole: Figures | undefined;
  names: Names;
}

function Drawn({ only, onDrill, figures, totals, whole, names }: DrawnProps) {
  const say = useSay();
  const table = figures.tables[0]!;
  if (table.rows.length === 0) {
    return <p className="empty">{say('noDataHere')}</p>;
  }
  const down = slices(table, 0);
  const across = slices(table, 1);
  const most = Math.max(...table.rows.map((row) => Math.abs(headline(table, row) ?? 0)), 1e-9);
  const total = (place: number, value: string) => {
    const sums = totals[place]?.tables[0];
    const number = sums && headline(sums, sums.rows.find((row) => row.slice[0] === value));
    return number == null ? '–' : names.show(table, number);
  };
  const all = whole?.tables[0] && headline(whole.tables[0], whole.tables[0].rows[0]);
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={names.ofKpi(table.kpi)}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              {names.ofDimension(figures.by[0]!)} × {names.ofDimension(figures.by[1]!)}
            </th>
            {across.map((value) => (
              <th scope="col" key={value} className="number">
                {names.ofSlice(figures, 1, value)}
              </th>
            ))}
            <th scope="col" className="number">
              {say('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {down.map((one) => (
            <tr key={one}>
              <th scope="row">{names.ofSlice(figures, 0, one)}</th>
              {across.map((two) => {
                const row = table.rows.find((other) => other.slice[0] === one && other.slice[1] === two);
                const value = headline(table, row);
                const own = [`${figures.by[0]}=${one}`, `${figures.by[1]}=${two}`];
                return (
                  <td
                    key={two}
                    className="number heat"
                    style={{ '--heat': `${Math.round((Math.abs(value ?? 0) / most) * 40)}%` } as React.CSSProperties}
                  >
                    {value === null ? (
                      '–'
                    ) : (
                      <button
                        type="button"
                        className="plain"
                        disabled={one === '(other)' || two === '(other)'}
                        onClick={() =>
                          onDrill({
                            title: [names.ofKpi(table.kpi), names.ofSlice(figures, 0, one), names.ofSlice(figures, 1, two)].join(' · '),
                            kpi: table.kpi,
                            only: within(only, own),
                            own,
                          })
                        }
                      >
                        {names.show(table, value)}
                      </button>
                    )}
                  </td>
                );
              })}
              <td className="number total">{total(0, one)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('total')}</th>
            {across.map((two) => (
              <td key={two} className="number total">
                {total(1, two)}
              </td>
            ))}
            <td className="number total">{all == null ? '–' : names.show(table, all)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
