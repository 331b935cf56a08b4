import { Component, type ReactNode } from 'react';
import { Failure } from '../ui/Notice.tsx';

/** Keeps the fault of one page from taking the frame along. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <div className="page">
        <Failure error={this.state.error} retry={() => this.setState({ error: null })} />
      </div>
    );
  }
}
