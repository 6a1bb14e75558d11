import { useState } from 'react';
import { useSay } from '../words';
import type { ChartProps } from './Chart';

/** A chart's marks as a list: hidden from the eye until the keyboard comes to it, and made only when it is opened. */
export function MarkList({ marks, onMark }: Pick<ChartProps, 'marks'> & { onMark: ChartProps['onMark'] | undefined }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <details className="mark-list" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('asList')}</summary>
      {open && (
        <ul>
          {marks().map((mark, place) => (
            <li key={place}>
              {onMark ? (
                <button type="button" className="plain" onClick={() => onMark(mark)}>
                  <bdi>{mark.says}</bdi>
                </button>
              ) : (
                <bdi>{mark.says}</bdi>
              )}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
