import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { LanguageContext, type Language } from '../words';
import { Advice } from './Advice';

afterEach(cleanup);

const ANSWER: Schemas['LikelyAnswer'] = {
  id: 'Q1', question: 'Where is my parcel?', answer: 'It is <b>on</b> its way.', article: 'https://help.example.com/parcels',
  kept: true, near: 0.82, success: { cases: 12, helped: 11, low: 0.64, high: 0.985 }, articleSuccess: { cases: 0, helped: 0, low: 0, high: 1 },
};
const STEP: Schemas['NextStep'] = { kind: 'LABEL', value: 'refund', success: { cases: 20, helped: 15, low: 0.53, high: 0.89 } };

const NO_LIKE = { like: { cases: 0, helped: 0, low: 0, high: 1 }, ends: [] };

function shown(advice: Schemas['Advice'], language: Language = 'en') {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, enabled: false } } });
  queries.setQueryData(['advice', 'HD-1'], advice);
  return render(
    <QueryClientProvider client={queries}>
      <LanguageContext.Provider value={language}>
        <Advice ticket="HD-1" />
      </LanguageContext.Provider>
    </QueryClientProvider>,
  );
}

describe('Advice on a ticket', () => {
  it('tells an answer with its past success, and links the article', () => {
    const { container } = shown({ answers: [ANSWER], actions: [], ...NO_LIKE, drafts: false });
    expect(container.textContent).toContain('helped on 11 of 12 tickets');
    expect(container.querySelector('blockquote b')).toBeNull();
    const link = screen.getByRole('link', { name: 'Article' });
    expect(link.getAttribute('href')).toBe('https://help.example.com/parcels');
    expect(screen.queryByRole('heading', { name: 'What to do next' })).toBeNull();
  });

  it('tells next steps in Chinese', () => {
    const { container } = shown({ answers: [], actions: [STEP], ...NO_LIKE, drafts: false }, 'zh');
    expect(container.textContent).toContain('添加标签 refund');
    expect(container.textContent).toContain('20 次中 15 次结果良好');
  });

  it('never links what could run a script', () => {
    shown({ answers: [{ ...ANSWER, article: 'javascript:alert(1)' }], actions: [], ...NO_LIKE, drafts: false });
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('offers a draft to those who may have one written', () => {
    shown({ answers: [ANSWER], actions: [], ...NO_LIKE, drafts: true }, 'zh');
    expect(screen.getByRole('button', { name: '拟为内部备注' })).toBeTruthy();
  });

  it('shows nothing where nothing is known', () => {
    expect(shown({ answers: [], actions: [], ...NO_LIKE, drafts: false }).container.textContent).toBe('');
  });
});
