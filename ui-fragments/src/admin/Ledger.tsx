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
import { Refusal } from './editing';
import { useLedger, useLedgerOf, useSettingsChanges, useUndoRun, useUndoSettings } from './queries';

type Run = Schemas['Ledger']['runs'][number];

/** Everything that was written into the tickets, and what was changed in the settings; each can be taken back. */
export function Ledger() {
  const say = useSay();
  const changes = useSettingsChanges();
  return (
    <>
      <Written />
      <h3>{say('settingsChanges')}</h3>
      <Async query={changes} height={96}>
        {(known) => (known.length === 0 ? <p className="empty">{say('noSettingsChanges')}</p> : <Changes changes={known} />)}
      </Async>
    </>
  );
}

/** That something takes another back, or was itself taken back. */
function Undone({ entry: { undoes, undoneBy } }: { entry: { undoes: string | number | null; undoneBy: string | number | null } }) {
  const say = useSay();
  return (
    <>
      {undoes !== null && <Lozenge>{say('undoes', undoes)}</Lozenge>}
      {undoneBy !== null && <Lozenge appearance="moved">{say('wasUndone')}</Lozenge>}
    </>
  );
}

/** Who changed which settings, the latest first. */
function Changes({ changes }: { changes: Schemas['SettingsChange'][] }) {
  const say = useSay();
  const language = useLanguage();
  const zone = useDesk().data?.zone ?? 'UTC';
  const undo = useUndoSettings();
  return (
    <>
      <Refusal error={undo.error} />
      <div className="scroll" tabIndex={0} role="group" aria-label={say('settingsChanges')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('when')}</th>
              <th scope="col">{say('who')}</th>
              <th scope="col">{say('meaning')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.id}>
                <th scope="row">
                  {moment(change.at, zone, language)} <small>{change.id}</small>{' '}
                  <Undone entry={change} />
                </th>
                <td>
                  <bdi>{change.person}</bdi>
                </td>
                <td>
                  {change.settings.map(({ key, before, after }) => (
                    <div key={key}>
                      <code>{key}</code>: <bdi>{before ?? '–'}</bdi> → <bdi>{after ?? '–'}</bdi>
                    </div>
                  ))}
                </td>
                <td className="actions">
                  {change.undoneBy === null && change.undoes === null && (
                    <Button
                      spacing="compact"
                      isLoading={undo.isPending && undo.variables === change.id}
                      aria-label={`${say('undo')}: ${say('change')} ${change.id}`}
                      onClick={() => undo.mutate(change.id)}
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
    </>
  );
}

function Written() {
  const say = useSay();
  const query = useLedger();
  const undo = useUndoRun();
  const [asked, setAsked] = useState<Run>();
  const [opened, setOpened] = useState<string>();
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
            <Runs runs={runs} busy={Boolean(undoing?.progress)} onUndo={setAsked} onOpen={setOpened} />
          )}
          {opened !== undefined && <OfRun run={opened} onClose={() => setOpened(undefined)} />}
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

interface RunsProps {
  runs: Run[];
  busy: boolean;
  onUndo: (run: Run) => void;
  onOpen: (run: string) => void;
}

function Runs({ runs, busy, onUndo, onOpen }: RunsProps) {
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
                <Undone entry={run} />
              </th>
              <td className="number">{count(run.tickets, language)}</td>
              <td className="number">{count(run.written, language)}</td>
              <td className="number">{count(run.comments, language)}</td>
              <td className="number">{count(run.refused, language)}</td>
              <td className="actions">
                <Button spacing="compact" appearance="subtle" aria-label={`${say('details')}: ${run.id}`} onClick={() => onOpen(run.id)}>
                  {say('details')}
                </Button>{' '}
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

/** Which tickets a run wrote into: what was there before, and what it put there. */
function OfRun({ run, onClose }: { run: string; onClose: () => void }) {
  const say = useSay();
  const [pages, setPages] = useState(['']);
  const query = useLedgerOf(run, pages[pages.length - 1] ?? '');
  return (
    <Modal onClose={onClose} width="x-large">
      <ModalHeader hasCloseButton>
        <ModalTitle>
          {say('run')} {run}
        </ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Async query={query} height={320}>
          {({ writes }) => (writes.length === 0 ? <p className="empty">{say('nothingWritten')}</p> : <Writes writes={writes} />)}
        </Async>
      </ModalBody>
      <ModalFooter>
        {pages.length > 1 && <Button onClick={() => setPages(pages.slice(0, -1))}>{say('ticketsBefore')}</Button>}
        {query.data?.next && <Button onClick={() => setPages([...pages, query.data.next!])}>{say('moreTickets')}</Button>}
      </ModalFooter>
    </Modal>
  );
}

function Writes({ writes }: { writes: Schemas['LedgerPage']['writes'] }) {
  const say = useSay();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('written')}>
      <table>
        <thead>
          <tr>
            {(['key', 'written', 'valueBefore', 'valueAfter', 'outcome'] as const).map((column) => (
              <th scope="col" key={column}>
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {writes.map((write, i) => (
            <tr key={i}>
              <th scope="row" className="key">
                {write.url === null ? (
                  '–'
                ) : (
                  <a href={write.url} target="_blank" rel="noreferrer">
                    {write.key}
                  </a>
                )}
              </th>
              <td>
                {say(`wrote.${write.what}`)} <bdi>{write.name}</bdi>
              </td>
              <td>
                <bdi>{write.before ?? '–'}</bdi>
              </td>
              <td>
                <bdi>{write.after ?? '–'}</bdi>
              </td>
              <td>
                {say(`outcome.${write.outcome}`)} {write.note !== null && <small lang="en">{write.note}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
