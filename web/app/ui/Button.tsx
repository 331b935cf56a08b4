import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'main' | 'quiet' | 'danger' | undefined;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

export function Button({ kind, icon, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className="u-button" data-kind={kind} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconName;
  /** Said to screen readers and shown as a tip. */
  readonly label: string;
  readonly kind?: 'quiet';
}

/** A button that is only a picture. */
export function IconButton({ icon, label, kind, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className="u-button"
      data-icon
      data-kind={kind}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
