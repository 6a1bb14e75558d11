import SectionMessage from '@atlaskit/section-message';
import { Component, type ReactNode } from 'react';

/** Keeps one gadget's failure from taking the whole page with it. */
export class Boundary extends Component<{ message: string; children: ReactNode }, { failure: string | null }> {
  override state = { failure: null };

  static getDerivedStateFromError(error: unknown) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    return this.state.failure === null ? (
      this.props.children
    ) : (
      <div role="alert">
        <SectionMessage appearance="error" title={this.props.message}>
          <p>{this.state.failure}</p>
        </SectionMessage>
      </div>
    );
  }
}
