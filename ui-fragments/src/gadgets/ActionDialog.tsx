import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import { useState, type FormEvent } from 'react';
import type { Schemas } from '../api/client';
import { useActionCommands, useCatalogue, usePlanAction } from '../api/queries';
import { amount, count, daysBefore } from '../format';
import { Field } from '../parts/Field';
import { useViewer } from '../SignedIn';
import { useLanguage, useSay } from '../words';
import { stretch } from './settings';
import { SliceFields, type Choice } from './SliceFields';
import { inBox, ofBox } from './targetBox';

type Draft = Schemas['ActionDraft'];

const METHODS: Draft['method'][] = ['BEFORE_AND_AFTER', 'BESIDE_LIKE_SLICES', 'SPLIT_BY_TICKET'];
const LONGEST = 2000;
/** Until an action is judged, unless somebody says otherwise: long enough for most effects to be seen. */
const USUAL_DAYS = 56;

interface ActionDialogProps {
  today: string;
  /** What the action is about, where it begins with a finding. */
  about?: Pick<Draft, 'finding' | 'kpi' | 'only'> | undefined;
  onClose: () => void;
}

/** Asks what is done about a problem, and tells how sure a verdict can be before it is kept. */
export function ActionDialog({ today, about, onClose }: ActionDialogProps) {
  const say = useSay();
  const language = useLanguage();
  const viewer = useViewer();
  const catalogue = useCatalogue().data;
  const plan = usePlanAction();
  const { add } = useActionCommands();
  const [target, setTarget] = useState('');
  const [draft, setDraft] = useState<Omit<Draft, 'target'>>({
    kpi: 'csat',
    only: [],
    ...about,
    step: '',
    owner: viewer.name,
    method: 'BEFORE_AND_AFTER',
    start: today,
    by: daysBefore(today, -USUAL_DAYS),
  });
  const kpi = catalogue?.kpis.find((known) => known.id === draft.kpi);
  const unit = kpi?.unit ?? 'count';
  const whole: Draft = { ...draft, target: ofBox(Number(target), unit) };
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    plan.reset();
    add.reset();
  };
  const failed = add.error ?? plan.error;
  const save = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(whole, { onSuccess: onClose });
  };
  const kpis: Choice<string>[] = (catalogue?.kpis ?? []).map((known) => ({ value: known.id, label: known.name[language] }));
  const methods = METHODS.map((method) => ({ value: method, label: say(`method.${method}`) }));
  const dimensions = (catalogue?.dimensions ?? [])
    .filter((dimension) => kpi?.dimensions.includes(dimension.id) ?? true)
    .map((dimension) => ({ value: dimension.id, label: dimension.name[language] }));
  return (
    <Modal onClose={onClose} width="medium">
      <form className="editor" onSubmit={save}>
        <ModalHeader hasCloseButton>
          <ModalTitle>{say('addAction')}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <Field label={say('actionStep')} hint={say('actionStepHint')}>
            {(id) => (
              <textarea
                id={id}
                className="wide"
                required
                rows={2}
                maxLength={LONGEST}
                value={draft.step}
                onChange={(event) => change({ step: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field label={say('actionOwner')}>
            {(id) => (
              <Textfield
                id={id}
                isRequired
                maxLength={LONGEST}
                value={draft.owner}
                onChange={(event) => change({ owner: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field label={say('kpi')}>
            {(id) => (
              <Select<Choice<string>>
                inputId={id}
                menuPosition="fixed"
                options={kpis}
                value={kpis.find((choice) => choice.value === draft.kpi) ?? null}
                onChange={(choice) => choice && change({ kpi: choice.value })}
              />
            )}
          </Field>
          <Field label={`${say('goal')} (${inBox(unit, say)})`}>
            {(id) => (
              <Textfield
                id={id}
                type="number"
                step="any"
                isRequired
                value={target}
                onChange={(event) => {
                  setTarget(event.currentTarget.value);
                  plan.reset();
                }}
              />
            )}
          </Field>
          <SliceFields only={draft.only} days={stretch({ days: 365 }, today)} dimensions={dimensions} onChange={(only) => change({ only })} />
          <Field label={say('actionMethod')} hint={say(`methodSays.${draft.method}`)}>
            {(id) => (
              <Select<Choice<Draft['method']>>
                inputId={id}
                menuPosition="fixed"
                options={methods}
                value={methods.find((choice) => choice.value === draft.method) ?? null}
                onChange={(choice) => choice && change({ method: choice.value })}
              />
            )}
          </Field>
          <div className="inputs">
            <Field label={say('actionStart')}>
              {(id) => (
                <Textfield
                  id={id}
                  type="date"
                  isRequired
                  value={draft.start ?? ''}
                  onChange={(event) => change({ start: event.currentTarget.value })}
                />
              )}
            </Field>
            <Field label={say('actionBy')}>
              {(id) => (
                <Textfield id={id} type="date" isRequired value={draft.by} onChange={(event) => change({ by: event.currentTarget.value })} />
              )}
            </Field>
          </div>
          <div role="status" className="planned">
            {plan.data && <Planned plan={plan.data} unit={unit} />}
          </div>
          {failed && (
            <p role="alert" className="error">
              {failed.message}
            </p>
          )}
        </ModalBody>
        <ModalFooter>
          <Button
            isDisabled={target === '' || draft.step.trim() === ''}
            isLoading={plan.isPending}
            onClick={() => plan.mutate(whole)}
          >
            {say('planAction')}
          </Button>
          <Button appearance="subtle" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button appearance="primary" type="submit" isLoading={add.isPending}>
            {say('save')}
          </Button>
        </ModalFooter>
      </form>
    </Modal>
  );
}

function Planned({ plan, unit }: { plan: Schemas['ActionPlan']; unit: Schemas['Unit'] }) {
  const say = useSay();
  const language = useLanguage();
  const { usual, power, detectable, daysNeeded } = plan;
  return (
    <p className="note">
      {say('plannedUsual', amount(usual, unit, language))} {say('plannedPower', count(100 * power, language))}{' '}
      {daysNeeded === null ? say('plannedNever') : say('plannedDays', daysNeeded)}{' '}
      {say('plannedDetectable', amount(detectable, unit, language))}
    </p>
  );
}
