import Lozenge from '@atlaskit/lozenge';
import type { Schemas } from '../api/client';
import { useSay } from '../words';

/** How a target stands: in words, and in colour beside them. */
export function Light({ light }: { light: Schemas['Light'] }) {
  const say = useSay();
  const appearance = { green: 'success', amber: 'moved', red: 'removed', grey: 'default' } as const;
  return <Lozenge appearance={appearance[light]}>{say(`light.${light}`)}</Lozenge>;
}
