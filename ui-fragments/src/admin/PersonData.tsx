import Button from '@atlaskit/button/new';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { answered, client } from '../api/client';
import { save } from '../gadgets/export';
import { useSay } from '../words';
import { listed, Refusal } from './editing';

interface Asked {
  account: string;
  names: string[];
}

/** Tells an admin what is stored of one person, and forgets them. */
export function PersonData() {
  const say = useSay();
  const id = useId();
  const [account, setAccount] = useState('');
  const [names, setNames] = useState('');
  const [typedAgain, setTypedAgain] = useState('');
  const trace = useMutation({
    mutationFn: (asked: Asked) => answered(client.POST('/admin/person/trace', { body: asked })),
  });
  const everything = useMutation({
    mutationFn: (asked: Asked) => answered(client.POST('/admin/person/export', { body: asked })),
    onSuccess: (all) => save(new Blob([JSON.stringify(all, null, 2)], { type: 'application/json' }), 'person.json'),
  });
  const erase = useMutation({
    mutationFn: (asked: Asked) => answered(client.POST('/admin/person/erase', { body: asked })),
    onSuccess: () => {
      trace.reset();
      setTypedAgain('');
    },
  });
  // What was looked for, not what has been typed since.
  const found = trace.data && trace.variables;
  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{say('personData')}</h3>
      <p className="note">{say('personDataWhy')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          erase.reset();
          everything.reset();
          setTypedAgain('');
          trace.mutate({ account: account.trim(), names: listed(names) });
        }}
      >
        <div className="inputs">
          <span className="field">
            <label htmlFor={`${id}-account`}>{say('account')}</label>
            <input id={`${id}-account`} value={account} maxLength={255} onChange={({ target }) => setAccount(target.value)} />
          </span>
          <span className="field">
            <label htmlFor={`${id}-names`}>{say('personNames')}</label>
            <input id={`${id}-names`} value={names} maxLength={1000} onChange={({ target }) => setNames(target.value)} />
          </span>
        </div>
        <Button type="submit" isDisabled={account.trim() === ''} isLoading={trace.isPending}>
          {say('personLook')}
        </Button>
      </form>
      <Refusal error={trace.error ?? everything.error ?? erase.error} />
      {erase.data && (
        <p role="status">{say('personForgotten', erase.data.pseudonym, erase.data.tickets)}</p>
      )}
      {found && <Places tables={trace.data.tables} raw={trace.data.raw} />}
      {found && Object.keys(trace.data.tables).length > 0 && (
        <>
          <Button isLoading={everything.isPending} onClick={() => everything.mutate(found)}>
            {say('personExport')}
          </Button>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              erase.mutate(found);
            }}
          >
            <span className="field">
              <label htmlFor={`${id}-again`}>{say('personTypeAgain', found.account)}</label>
              <input id={`${id}-again`} value={typedAgain} onChange={({ target }) => setTypedAgain(target.value)} />
            </span>
            <Button
              type="submit"
              appearance="danger"
              isDisabled={typedAgain.trim() !== found.account}
              isLoading={erase.isPending}
            >
              {say('personErase')}
            </Button>
          </form>
        </>
      )}
    </section>
  );
}

function Places({ tables, raw }: { tables: Record<string, number>; raw: number }) {
  const say = useSay();
  const rows = Object.entries(tables);
  return (
    <div role="status">
      {rows.length === 0 ? (
        <p className="empty">{say('personNowhere')}</p>
      ) : (
        <>
          <p>{say('personStands', rows.length)}</p>
          <ul>
            {rows.map(([table, count]) => (
              <li key={table}>
                <code>{table}</code> {count}
              </li>
            ))}
            {raw > 0 && (
              <li>
                {say('kept.rawText')} {raw}
              </li>
            )}
          </ul>
        </>
      )}
    </div>
  );
}
