import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { LanguageContext } from '../words';
import { Rivals } from './Rivals';

afterEach(cleanup);

describe('What is said of rivals', () => {
  it('counts months without a ticket, across years, and shows names as text', () => {
    const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, enabled: false } } });
    queries.setQueryData(['rivals', '2026-01-12', '2026-01-31'], {
      listed: true,
      named: [
        { name: '<b>N</b>', kind: 'RIVAL', tickets: 3, negative: 2, positive: 0, months: { '2025-11': 2, '2026-01': 1 }, trend: 'TOO_FEW', said: [], latest: [] },
      ],
    });
    const { container } = render(
      <QueryClientProvider client={queries}>
        <LanguageContext.Provider value="en">
          <Rivals settings={{ kind: 'rivals', days: 20 }} today="2026-01-31" only={[]} onDrill={() => {}} height={100} />
        </LanguageContext.Provider>
      </QueryClientProvider>,
    );
    expect(container.textContent).toContain('2025-11 2, 2025-12 0, 2026-01 1');
    expect(container.querySelector('b')).toBeNull();
  });
});
