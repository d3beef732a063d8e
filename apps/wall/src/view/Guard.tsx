/** Catches what a picture we cannot draw throws: the last one that could be drawn stands, or a calm sentence; never a stack trace (WALL2). */
import { Component, type ReactNode } from 'react';

interface GuardProps<T> {
  /** What is to be drawn; a new one is always tried. */
  readonly picture: T;
  readonly draw: (picture: T) => ReactNode;
  readonly otherwise: ReactNode;
}

interface GuardState<T> {
  readonly tried: T | undefined;
  readonly failed: boolean;
}

export class Guard<T> extends Component<GuardProps<T>, GuardState<T>> {
  override state: GuardState<T> = { tried: undefined, failed: false };
  #good: T | undefined;

  static getDerivedStateFromError(): Partial<GuardState<unknown>> {
    return { failed: true };
  }

  static getDerivedStateFromProps<T>(props: GuardProps<T>, state: GuardState<T>): GuardState<T> | null {
    return props.picture === state.tried ? null : { tried: props.picture, failed: false };
  }

  override componentDidMount(): void {
    this.#remember();
  }

  override componentDidUpdate(): void {
    this.#remember();
  }

  #remember(): void {
    if (!this.state.failed) this.#good = this.props.picture;
    else if (this.#good === this.props.picture) this.#good = undefined;
  }

  override render(): ReactNode {
    const { picture, draw, otherwise } = this.props;
    if (!this.state.failed) return draw(picture);
    return this.#good === undefined || this.#good === picture ? otherwise : draw(this.#good);
  }
}
