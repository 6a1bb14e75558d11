import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import Textfield from '@atlaskit/textfield';
import { useId, type ReactNode } from 'react';
import { useSay } from '../words';

const LONGEST_NAME = 100;

interface AskedProps<T> {
  onDone: (answer: T) => void;
  onClose: () => void;
}

/** Asks what a dashboard is called. The browser's own question is not asked in frames. */
export function NamedDashboard({ title, name, onDone, onClose }: AskedProps<string> & { title: string; name: string }) {
  const say = useSay();
  const id = useId();
  const done = (fields: FormData) => {
    const given = String(fields.get('name')).trim();
    if (given) {
      onDone(given);
    }
  };
  return (
    <Question title={title} action={say('save')} onDone={done} onClose={onClose}>
      <div className="field">
        <label htmlFor={id}>{say('nameOf')}</label>
        <Textfield id={id} name="name" defaultValue={name} isRequired maxLength={LONGEST_NAME} />
      </div>
    </Question>
  );
}

/** Asks whether a dashboard is to go. */
export function RemovedDashboard({ title, onDone, onClose }: AskedProps<void> & { title: string }) {
  const say = useSay();
  return (
    <Question title={title} action={title} onDone={() => onDone()} onClose={onClose}>
      <p>{say('removeAsked')}</p>
    </Question>
  );
}

interface QuestionProps extends AskedProps<FormData> {
  title: string;
  action: string;
  children: ReactNode;
}

function Question({ title, action, onDone, onClose, children }: QuestionProps) {
  const say = useSay();
  return (
    <Modal onClose={onClose} width="small">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          onDone(new FormData(event.currentTarget));
        }}
      >
        <ModalHeader hasCloseButton>
          <ModalTitle>{title}</ModalTitle>
        </ModalHeader>
        <ModalBody>{children}</ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button appearance="primary" type="submit">
            {action}
          </Button>
        </ModalFooter>
      </form>
    </Modal>
  );
}
