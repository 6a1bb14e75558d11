import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { LanguageContext } from '../words';
import { CustomerCard } from './CustomerCard';

afterEach(cleanup);

const TICKET = { key: 'HD-1', url: 'https://jira.example/browse/HD-1', summary: 'Where is it' };
const OTHER = { key: 'HD-2', url: 'https://jira.example/browse/HD-2', summary: 'Still nothing' };
const WORDS = { en: 'Days since', zh: '间隔天数' };
const CUSTOMER: Schemas['Customer'] = {
  customer: 'C-1', lifecycle: 'AT_RISK', loyalty: 'RETURNING', tier: 'GOLD', rfm: '5-4-3', risk: 'HIGH', probability: 0.81,
  why: [{ feature: WORDS, value: '40', times: 2 }], segment: null, first: '2026-01-01T00:00:00Z', last: '2026-11-01T00:00:00Z',
  tickets: 2, open: 1, orders: 0, amount: 0, csat: null, nps: null,
  upset: { tickets: 1, repeats: 0, negative: 1, worsening: 0, lowRatings: 0, overdue: 0 }, latest: [TICKET, OTHER],
};

function shown(profile: Schemas['Customer'] | undefined) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, enabled: false } } });
  if (profile) {
    queries.setQueryData(['customers', 'profile', 'C-1'], profile);
  }
  return render(
    <QueryClientProvider client={queries}>
      <LanguageContext.Provider value="zh">
        <CustomerCard ticket="HD-1" glance={{ id: 'C-1', tickets: 1, negative: 1, open: 0, last: null }} />
      </LanguageContext.Provider>
    </QueryClientProvider>,
  );
}

describe('The customer beside a ticket', () => {
  it('is told with value, churn risk and other contacts', () => {
    const { container } = shown(CUSTOMER);
    expect(container.textContent).toContain('81 %');
    expect(screen.getByText('金')).toBeTruthy();
    expect(screen.getByText('HD-2')).toBeTruthy();
    expect(screen.queryByText('HD-1')).toBeNull();
  });

  it('who has left has no risk of leaving', () => {
    const { container } = shown({ ...CUSTOMER, lifecycle: 'LOST', risk: null, probability: null, why: [] });
    expect(container.querySelector('dl')?.textContent).toContain('已流失');
  });
});
