import Lozenge from '@atlaskit/lozenge';
import type { Schemas } from '../api/client';
import { count } from '../format';
import { useLanguage, useSay } from '../words';

export const REASONS = ['overdue', 'repeats', 'lowRatings', 'worsening', 'negative'] as const;

export type UpsetReason = (typeof REASONS)[number];

/** One reason to leave. */
export function Reason({ reason, times }: { reason: UpsetReason; times?: number }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      <Lozenge appearance={reason === 'overdue' || reason === 'lowRatings' ? 'removed' : 'moved'}>
        {say(`reason.${reason}`) + (times === undefined ? '' : ` ${count(times, language)}`)}
      </Lozenge>{' '}
    </>
  );
}

/** What upset a customer of late, and how often. */
export function Upset({ upset }: { upset: Schemas['Customer']['upset'] }) {
  return REASONS.filter((reason) => upset[reason] > 0).map((reason) => <Reason key={reason} reason={reason} times={upset[reason]} />);
}
