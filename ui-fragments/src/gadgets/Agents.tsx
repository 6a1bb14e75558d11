import ButtonGroup from '@atlaskit/button/button-group';
import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { useSay } from '../words';
import type { GadgetProps } from './settings';
import { SliceTable } from './SliceTable';

const BY = ['agent', 'team'] as const;

/** What a service desk looks at of its people: the same figures by person and by team. */
export function Agents(props: GadgetProps) {
  const say = useSay();
  const [by, setBy] = useState<(typeof BY)[number]>('agent');
  return (
    <>
      <ButtonGroup label={say('kind.agents')}>
        {BY.map((choice) => (
          <Button
            key={choice}
            spacing="compact"
            appearance={choice === by ? 'primary' : 'default'}
            aria-pressed={choice === by}
            onClick={() => setBy(choice)}
          >
            {say(`by.${choice}`)}
          </Button>
        ))}
      </ButtonGroup>
      <SliceTable key={by} {...props} settings={{ ...props.settings, by: [by] }} />
    </>
  );
}
