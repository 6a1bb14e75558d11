import { useMemo } from 'react';
import type { Schemas } from '../api/client';
import { useFigures, useForecast } from '../api/queries';
import { Chart, type Mark, type ToldMark } from '../chart/Chart';
import { daysBefore, share, shortDay } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay } from '../words';
import { Cut } from './Cut';
import { headline, slices, type Figures, type Names, type Table } from './figures';
import { jqlOf, within } from './narrowing';
import { figureQuery, type GadgetProps } from './settings';
import { axis, trendChart } from './trendChart';
import { WithNames } from './WithNames';

const AHEAD = 14;

/** One figure over time: a line or bar a slice, with its target and, of volume and backlog, what comes. */
export function Trend(props: GadgetProps) {
  const { settings } = props;
  const each = settings.each && settings.each !== 'whole' ? settings.each : 'day';
  const kpi = settings.kpi?.[0] ?? 'volume';
  const figures = useFigures(figureQuery(props, { kpi: [kpi], each, by: (settings.by ?? []).slice(0, 1) }));
  const { only } = props;
  const wanted =
    settings.forecast === true && jqlOf(only) === '' && (kpi === 'volume' || kpi === 'backlog') && !settings.by?.length && each === 'day';
  const forecast = useForecast(kpi === 'backlog' ? 'backlog' : 'volume', AHEAD, only, wanted);
  return (
    <Async query={figures} height={props.height}>
      {(known) => (
        <>
          <WithNames>
            {(names) => <Drawn {...props} figures={known} names={names} forecast={wanted ? forecast.data : undefined} />}
          </WithNames>
          <Cut figures={known} />
        </>
      )}
    </Async>
  );
}

interface DrawnProps extends GadgetProps {
  figures: Figures;
  names: Names;
  forecast: Schemas['Forecast'] | undefined;
}

function Drawn({ settings, height, only, onDrill, figures, names, forecast }: DrawnProps) {
  const say = useSay();
  const language = useLanguage();
  const table = figures.tables[0]!;
  const ahead = useMemo(() => forecast?.points ?? [], [forecast]);
  // Today is not over: where what comes is drawn, the past ends where that begins.
  const periods = useMemo(
    () => axis(figures, table).filter((day) => ahead[0] === undefined || day < ahead[0].day),
    [figures, table, ahead],
  );
  const option = useMemo(
    () => trendChart(settings, figures, table, names, periods, ahead, say('meanOf'), say('interval95')),
    [settings, figures, table, names, periods, ahead, say],
  );
  if (table.rows.length === 0) {
    return <p className="empty">{say('noDataHere')}</p>;
  }
  const drill = (mark: Mark) => {
    const period = periods[mark.dataIndex];
    if (!period) {
      return;
    }
    const slice = figures.by.length > 0 ? slices(table, 0).find((v) => names.ofSlice(figures, 0, v) === mark.series) : undefined;
    const own = slice === undefined ? [] : [`${figures.by[0]}=${slice}`];
    onDrill({
      title: [names.ofKpi(table.kpi), mark.series, shortDay(period, language)].join(' · '),
      kpi: table.kpi,
      from: period < figures.from ? figures.from : period,
      to: lastDay(period, figures),
      only: within(only, own),
      own,
    });
  };
  const marks = () =>
    table.rows.map((row): ToldMark => {
      const value = headline(table, row);
      const series = figures.by.length > 0 ? names.ofSlice(figures, 0, row.slice[0]!) : names.ofKpi(table.kpi);
      const says = `${shortDay(row.period, language)} · ${series}: ${value === null ? '–' : names.show(table, value)}`;
      return { name: row.period, series, value, dataIndex: periods.indexOf(row.period), says };
    });
  return (
    <>
      <Chart option={option} description={describe(table, names, periods)} height={height} onMark={drill} marks={marks} />
      {settings.forecast && jqlOf(only) !== '' && <p className="note">{say('noForecastByJql')}</p>}
      {forecast && <ForecastNote forecast={forecast} />}
    </>
  );
}

function ForecastNote({ forecast }: { forecast: Schemas['Forecast'] }) {
  const say = useSay();
  const language = useLanguage();
  const { better, worseThanNaive, covered95 } = forecast.accuracy;
  return (
    <p className="note">
      {better !== null && say('forecastError', share(1 - better, language))}
      {worseThanNaive && (
        <>
          {' '}
          <strong>{say('forecastWorse')}</strong>
        </>
      )}
      {covered95 !== null && ` · ${say('forecastCovered', share(covered95, language))}`}
      {forecast.points.length === 0 && forecast.notes.join(' ')}
    </p>
  );
}

function lastDay(period: string, figures: Figures): string {
  if (figures.each === 'day') {
    return period;
  }
  if (figures.each === 'week') {
    const sunday = daysBefore(period, -6);
    return sunday < figures.to ? sunday : figures.to;
  }
  const next = new Date(`${period}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1);
  const last = daysBefore(next.toISOString().slice(0, 10), 1);
  return last < figures.to ? last : figures.to;
}

function describe(table: Table, names: Names, periods: string[]): string {
  const known = table.rows.map((row) => headline(table, row)).filter((value) => value !== null);
  const range = known.length > 0 ? `${names.show(table, Math.min(...known))} – ${names.show(table, Math.max(...known))}` : '';
  return `${names.ofKpi(table.kpi)}, ${periods[0] ?? ''} – ${periods[periods.length - 1] ?? ''}: ${range}`;
}
