import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Zoom, zoomed, type Seen } from './Zoom';

afterEach(cleanup);

describe('What is seen of a chart', () => {
  it('is the middle half when it is zoomed in', () => {
    expect(zoomed({ start: 0, end: 100 }, 0.5, 0)).toEqual({ start: 25, end: 75 });
  });

  it('never leaves the whole, and never becomes nothing', () => {
    expect(zoomed({ start: 60, end: 100 }, 1, 0.5)).toEqual({ start: 60, end: 100 });
    expect(zoomed({ start: 10, end: 60 }, 4, 0)).toEqual({ start: 0, end: 100 });
    const { start, end } = zoomed({ start: 50, end: 51 }, 0.5, 0);
    expect(end - start).toBe(5);
  });

  it('is changed by buttons, which the keyboard reaches', () => {
    const asked: Seen[] = [];
    const chart = { getOption: () => ({ dataZoom: [{ start: 20, end: 60 }] }), dispatchAction: (action: unknown) => asked.push(action as Seen) };
    render(<Zoom chart={chart as never} />);
    fireEvent.click(screen.getByRole('button', { name: 'Later' }));
    expect(asked).toEqual([{ type: 'dataZoom', start: 40, end: 80 }]);
  });
});
