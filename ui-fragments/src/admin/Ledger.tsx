import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import SectionMessage from '@atlaskit/section-message';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { useDesk } from '../api/queries';
import { count, moment } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay } from '../words';
import { useLedger, useUndoRun } from './queries';

type Run = Schemas['Ledger']['runs'][number];

/** Everything that was written into the tickets, run by run; each can be taken back. */
export function Ledger() {
  const say = useSay();
  const query = useLedger();
  const undo = useUndoRun();
  const [asked, setAsked] = useState<Run>();
  return (
    <Async query={query} height={320}>
      {({ runs, undoing }) => (
        <>
          {undoing && <Undoing undoing={undoing} />}
          {undo.isError && (
            <p role="alert" className="error" lang="en">
              {undo.error.message}
            </p>
          )}
          {runs.length === 0 ? (
            <p className="empty">{say('nothingWritten')}</p>
          ) : (
            <Runs runs={runs} busy={Boolean(undoing?.progress)} onUndo={setAsked} />
          )}
          {asked && (
            <Modal onClose={() => setAsked(undefined)}>
              <ModalHeader hasCloseButton>
                <ModalTitle>{say('undoRun')}</ModalTitle>
              </ModalHeader>
              <ModalBody>
                <p>{say('undoAsked', asked.written, asked.tickets)}</p>
              </ModalBody>
              <ModalFooter>
                <Button appearance="subtle" onClick={() => setAsked(undefined)}>
                  {say('cancel')}
                </Button>
                <Button
                  appearance="danger"
                  onClick={() => {
                    undo.mutate(asked.id);
                    setAsked(undefined);
                  }}
                >
                  {say('undo')}
                </Button>
              </ModalFooter>
            </Modal>
          )}
        </>
      )}
    </Async>
  );
}

/** How far it is, and then what came of it. */
function Undoing({ undoing: { run, progress, report, failure } }: { undoing: NonNullable<Schemas['Ledger']['undoing']> }) {
  const say = useSay();
  if (progress) {
    return (
      <p role="status">
        <Lozenge appearance="inprogress">{say('undoing')}</Lozenge> {run}{' '}
        {progress.total > 0 && <progress value={progress.done} max={progress.total} aria-label={say('undoing')} />}
      </p>
    );
  }
  if (!report) {
    return (
      <SectionMessage appearance="error" title={say('undoFailed', run)}>
        <p lang="en">{failure}</p>
      </SectionMessage>
    );
  }
  return (
    <SectionMessage appearance={report.rejected > 0 ? 'warning' : 'success'} title={say('undone', run)}>
      <p>{say('undoneIs', report.written, report.tickets, report.corrected, report.rejected)}</p>
      {report.messages.map((message) => (
        <p key={message} lang="en">
          {message}
        </p>
      ))}
    </SectionMessage>
  );
}

function Runs({ runs, busy, onUndo }: { runs: Run[]; busy: boolean; onUndo: (run: Run) => void }) {
  const say = useSay();
  const language = useLanguage();
  const zone = useDesk().data?.zone ?? 'UTC';
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('section.ledger')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('run')}</th>
            <th scope="col" className="number">
              {say('ticketsOf')}
            </th>
            <th scope="col" className="number">
              {say('written')}
            </th>
            <th scope="col" className="number">
              {say('comments')}
            </th>
            <th scope="col" className="number">
              {say('refused')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <th scope="row">
                {moment(run.startedAt, zone, language)} <small>{run.id}</small>{' '}
                {run.undoes !== null && <Lozenge>{say('undoes', run.undoes)}</Lozenge>}
                {run.undoneBy !== null && <Lozenge appearance="moved">{say('wasUndone')}</Lozenge>}
              </th>
              <td className="number">{count(run.tickets, language)}</td>
              <td className="number">{count(run.written, language)}</td>
              <td className="number">{count(run.comments, language)}</td>
              <td className="number">{count(run.refused, language)}</td>
              <td className="actions">
                {run.undoneBy === null && run.undoes === null && run.written > 0 && (
                  <Button
                    spacing="compact"
                    isDisabled={busy}
                    aria-label={`${say('undo')}: ${run.id}`}
                    onClick={() => onUndo(run)}
                  >
                    {say('undo')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
