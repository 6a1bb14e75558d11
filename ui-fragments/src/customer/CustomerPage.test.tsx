import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { LanguageContext } from '../words';
import { CustomerPage } from './CustomerPage';

afterEach(cleanup);

const NAME = '<b>C-1</b>';
const CUSTOMER: Schemas['Customer'] = {
  customer: NAME, lifecycle: 'AT_RISK', loyalty: 'RETURNING', tier: 'GOLD', rfm: '5-4-3', risk: 'HIGH', probability: 0.81,
  why: [], segment: { en: 'Few contacts', zh: '联系少' }, first: '2026-01-01T00:00:00Z', last: '2026-11-01T00:00:00Z',
  tickets: 70, open: 0, orders: 51, amount: 1234.5, csat: null, nps: null,
  upset: { tickets: 1, repeats: 0, negative: 2, worsening: 0, lowRatings: 0, overdue: 1 }, latest: [],
};
const CONTACT: Schemas['CustomerHistory']['contacts'][number] = {
  key: 'HD-9', url: 'https://jira.example/browse/HD-9', summary: '<i>Where</i> is it', status: 'Done', created: '2026-11-01T00:00:00Z',
  open: false, sentiment: 'NEGATIVE', course: 'WORSENING', kind: 'COMPLAINT', reasons: ['WORSENING', 'NEGATIVE'],
};

function shown(history: Schemas['CustomerHistory']) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, enabled: false } } });
  queries.setQueryData(['customers', 'profile', NAME], CUSTOMER);
  queries.setQueryData(['customers', 'history', NAME, ''], history);
  return render(
    <QueryClientProvider client={queries}>
      <LanguageContext.Provider value="en">
        <CustomerPage customer={NAME} />
      </LanguageContext.Provider>
    </QueryClientProvider>,
  );
}

describe('The page of a customer', () => {
  it('shows names as text, what upset them, and that there is more', () => {
    const order = { shop: '<u>shop</u>', at: '2026-10-01T00:00:00Z', amount: 20 };
    const { container } = shown({ contacts: [CONTACT], next: 'HD-9', orders: Array(50).fill(order), more: true });
    expect(container.querySelector('b, i, u')).toBeNull();
    expect(screen.getByText('2 kinds of reasons to leave', { exact: false })).toBeTruthy();
    expect(screen.getByText('1–1 of 70')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'More' })).toBeTruthy();
    expect(screen.getByText('Only the latest 50 are listed.')).toBeTruthy();
    expect(container.textContent).toContain('mood worsens');
  });

  it('says what there is nothing of', () => {
    shown({ contacts: [], next: null, orders: [], more: false });
    expect(screen.getByText('No tickets.')).toBeTruthy();
    expect(screen.getByText('No orders are known of this customer.')).toBeTruthy();
    expect(screen.getByText('No ticket of this customer is open among those shown.')).toBeTruthy();
  });
});
