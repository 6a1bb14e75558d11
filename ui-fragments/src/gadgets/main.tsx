import '../designFlags';
import '@atlaskit/css-reset';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Fragment } from '../Fragment';
import '../style.css';
import { SingleGadget } from './SingleGadget';

const asked = new URLSearchParams(window.location.search);

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <Fragment>{() => <SingleGadget dashboard={asked.get('dashboard') ?? 'main'} id={asked.get('gadget') ?? ''} />}</Fragment>
  </StrictMode>,
);
