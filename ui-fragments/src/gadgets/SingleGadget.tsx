import { useDashboard, useDesk } from '../api/queries';
import { Async } from '../parts/Async';
import { Stale } from '../parts/Stale';
import { useSay } from '../words';
import { GadgetFrame } from './GadgetFrame';

/** One gadget of a dashboard by itself, as a frame in another page shows it. */
export function SingleGadget({ dashboard, id }: { dashboard: string; id: string }) {
  const say = useSay();
  const desk = useDesk();
  const found = useDashboard(dashboard);
  return (
    <main>
      <h1 className="hidden">{say('title')}</h1>
      <Stale />
      <Async query={desk} height={200}>
        {({ today }) => (
          <Async query={found} height={200}>
            {({ gadgets }) => {
              const gadget = gadgets.find((other) => other.id === id);
              return gadget ? (
                <div className="grid">
                  <GadgetFrame gadget={{ ...gadget, width: 12 }} today={today} />
                </div>
              ) : (
                <p className="empty">{say('noSuchGadget')}</p>
              );
            }}
          </Async>
        )}
      </Async>
    </main>
  );
}
