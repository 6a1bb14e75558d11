import Lozenge from '@atlaskit/lozenge';
import { useSayValue } from '../words';

/** A ticket's sentiment. */
export function Mood({ value }: { value: string }) {
  const sayValue = useSayValue();
  const appearance = value === 'NEGATIVE' ? 'removed' : value === 'POSITIVE' ? 'success' : 'default';
  return <Lozenge appearance={appearance}>{sayValue('sentiment', value)}</Lozenge>;
}
