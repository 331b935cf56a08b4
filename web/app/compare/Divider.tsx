import type { KeyboardEvent, PointerEvent } from 'react';

const STEP = 2;
const LEAP = 10;

/** The line between two maps that lie over each other: drawn by the pointer or moved by arrow keys. */
export function Divider({
  at,
  onMove,
  label,
}: {
  /** Per cent from the left. */
  at: number;
  onMove: (at: number) => void;
  label: string;
}) {
  const put = (value: number) => onMove(Math.min(100, Math.max(0, value)));
  const pull = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.parentElement!.getBoundingClientRect();
    put(((event.clientX - box.left) / box.width) * 100);
  };
  const press = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -STEP,
      ArrowRight: STEP,
      PageDown: -LEAP,
      PageUp: LEAP,
      Home: -100,
      End: 100,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    put(at + step);
  };
  return (
    <div
      className="k-divider"
      style={{ left: `${at}%` }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(at)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={pull}
      onKeyDown={press}
    />
  );
}
