import '../designFlags';
import '@atlaskit/css-reset';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Fragment } from '../Fragment';
import '../style.css';
import { TicketPanel } from './TicketPanel';

const key = new URLSearchParams(window.location.search).get('key');

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <Fragment>{() => <TicketPanel ticket={key} />}</Fragment>
  </StrictMode>,
);
