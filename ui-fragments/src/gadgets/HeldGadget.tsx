import Button from '@atlaskit/button/new';
import { lazy, Suspense, useState } from 'react';
import { useDesk } from '../api/queries';
import { Async } from '../parts/Async';
import { Stale } from '../parts/Stale';
import type { Held } from '../place';
import { useSay } from '../words';
import { GadgetFrame } from './GadgetFrame';
import { GADGETS } from './registry';
import { cleaned, type GadgetSettings } from './settings';

const GadgetFields = lazy(() => import('./GadgetEditor').then(({ GadgetFields }) => ({ default: GadgetFields })));

const WHOLE_WIDTH = 12;

/** A gadget on a dashboard of Jira's, which keeps its settings and says when they are edited. */
export function HeldGadget({ held }: { held: Held }) {
  const say = useSay();
  const desk = useDesk();
  return (
    <main>
      <h1 className="hidden">{say(held.editing ? 'configure' : 'title')}</h1>
      <Stale />
      <Async query={desk} height={200}>
        {({ today }) =>
          held.editing ? (
            <Setup held={held} today={today} />
          ) : held.settings ? (
            <div className="grid">
              <GadgetFrame gadget={{ id: 'held', width: WHOLE_WIDTH, settings: held.settings }} today={today} />
            </div>
          ) : (
            <p className="empty">{say('notSetUp')}</p>
          )
        }
      </Async>
    </main>
  );
}

function Setup({ held, today }: { held: Held; today: string }) {
  const say = useSay();
  const [edited, setEdited] = useState<GadgetSettings>(held.settings ?? { kind: 'tiles', ...GADGETS.tiles.usual });
  const [failed, setFailed] = useState('');
  return (
    <form
      className="editor"
      onSubmit={(event) => {
        event.preventDefault();
        held.save(cleaned(edited)).catch((reason: unknown) => setFailed(String(reason)));
      }}
    >
      <Suspense fallback={<div style={{ minHeight: 240 }} aria-busy="true" />}>
        <GadgetFields settings={edited} fresh today={today} onChange={setEdited} />
      </Suspense>
      {failed !== '' && (
        <p className="error" role="alert">
          {failed}
        </p>
      )}
      <Button appearance="primary" type="submit">
        {say('save')}
      </Button>
    </form>
  );
}
