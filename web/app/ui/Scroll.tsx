import type { CSSProperties, ReactNode, Ref } from 'react';

/** A part that scrolls by itself: it has a name, and keys can reach it. */
export function Scroll({
  label,
  className,
  style,
  children,
  ref,
}: {
  readonly label: string;
  readonly className: string;
  readonly style?: CSSProperties;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLElement>;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section ref={ref} className={className} style={style} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
