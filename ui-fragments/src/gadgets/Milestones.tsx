import { useFigures } from '../api/queries';
import { count, duration, share } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay } from '../words';
import type { Figures, Names, Row } from './figures';
import { within } from './narrowing';
import { figureQuery, STAGES, type GadgetProps } from './settings';
import { WithNames } from './WithNames';

/** Where orders wait now, and how long each milestone takes when it is reached. */
export function Milestones(props: GadgetProps) {
  const figures = useFigures(
    figureQuery(props, { kpi: ['order-waiting', 'order-stages'], each: 'whole', by: ['stage'], compare: 'previous' }),
  );
  return (
    <Async query={figures} height={props.height}>
      {(known) => <WithNames>{(names) => <Stages {...props} figures={known} names={names} />}</WithNames>}
    </Async>
  );
}

function Stages({ only, onDrill, figures, names }: GadgetProps & { figures: Figures; names: Names }) {
  const say = useSay();
  const language = useLanguage();
  const [waiting, took] = figures.tables;
  const before = figures.before?.tables[1];
  const row = (rows: Row[] | undefined, stage: string) => rows?.find((one) => one.slice[0] === stage);
  const shown = STAGES.filter((stage) => row(waiting?.rows, stage) || row(took?.rows, stage));
  if (shown.length === 0) {
    return <p className="empty">{say('noDataHere')}</p>;
  }
  const all = shown.reduce((sum, stage) => sum + (row(waiting?.rows, stage)?.cases ?? 0), 0);
  const time = (value: number | null | undefined) => (value === null || value === undefined ? '–' : duration(value, language));
  const drill = (kpi: string, stage: string, name: string) =>
    onDrill({ title: name, kpi, only: within(only, [`stage=${stage}`]), own: [] });
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('kind.milestones')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('stage')}</th>
            <th scope="col" className="number">
              {say('waitingNow')}
            </th>
            <th scope="col">{say('share')}</th>
            <th scope="col" className="number">
              {say('waitsFor')}
            </th>
            <th scope="col" className="number">
              {say('reachedIn')}
            </th>
            <th scope="col" className="number">
              {say('before')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((stage) => {
            const here = row(waiting?.rows, stage);
            const done = row(took?.rows, stage);
            const name = names.ofSlice(figures, 0, stage);
            const waits = here?.cases ?? 0;
            return (
              <tr key={stage}>
                <th scope="row">{name}</th>
                <td className="number">
                  <button type="button" className="plain" disabled={waits === 0} onClick={() => drill('order-waiting', stage, name)}>
                    {count(waits, language)}
                  </button>
                </td>
                <td>
                  <meter min={0} max={Math.max(1, all)} value={waits} aria-label={say('share')} />{' '}
                  <small>{all > 0 && share(waits / all, language)}</small>
                </td>
                <td className="number">
                  {time(here?.values['p50'])} <small>p90 {time(here?.values['p90'])}</small>
                </td>
                <td className="number">
                  <button type="button" className="plain" disabled={!done} onClick={() => drill('order-stages', stage, name)}>
                    {time(done?.values['p50'])}
                  </button>{' '}
                  <small>p90 {time(done?.values['p90'])}</small>
                </td>
                <td className="number">{time(row(before?.rows, stage)?.values['p50'])}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
