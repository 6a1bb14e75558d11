import { useMemo, useState } from 'react';
import { api, type Series } from '../api';
import { Chart } from '../Chart';
import { useWords } from '../i18n';
import { Panel } from '../Panel';
import { Unmapped } from '../Unmapped';
import { useLoaded } from '../useLoaded';

const DIMENSIONS = ['kind', 'channel', 'project', 'sentiment'];

/** Tickets a day, stacked by a dimension of the reader's choice. */
export function VolumeChart({ days, unmapped }: { days: number; unmapped: string[] }) {
  const t = useWords();
  const [by, setBy] = useState('kind');
  const loaded = useLoaded(() => api.series('volume', by, days), [by, days]);
  return (
    <Panel
      title={t('volume')}
      loaded={loaded}
      height={280}
      actions={<ByChoice choices={DIMENSIONS} value={by} onChange={setBy} />}
    >
      {(value) => (
        <>
          {unmapped.includes(by) && <Unmapped setting={by} />}
          <Stacked series={value} description={`${t('volume')}, ${t('by')} ${t(by)}`} />
        </>
      )}
    </Panel>
  );
}

function Stacked({ series, description }: { series: Series; description: string }) {
  const t = useWords();
  const option = useMemo(
    () => ({
      tooltip: { trigger: 'axis' },
      legend: { bottom: 0, type: 'scroll' },
      grid: { left: 44, right: 12, top: 12, bottom: 40 },
      xAxis: { type: 'category', data: series.days },
      yAxis: { type: 'value' },
      dataZoom: [{ type: 'inside' }],
      series: series.series.map(({ name, values }) => ({ name: t(name), type: 'bar', stack: 'all', data: values })),
    }),
    [series, t],
  );
  return <Chart option={option} description={description} />;
}

interface ByChoiceProps {
  choices: string[];
  value: string;
  onChange: (by: string) => void;
}

export function ByChoice({ choices, value, onChange }: ByChoiceProps) {
  const t = useWords();
  return (
    <label>
      {t('by')}{' '}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {t(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}
