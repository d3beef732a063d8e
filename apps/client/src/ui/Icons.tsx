/** The product's own small pictures, 24 × 24, in the colour of the text. None says anything the words beside it do not. */
import type { ReactNode } from 'react';

function Picture({ children, size = 20 }: { readonly children: ReactNode; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** How large the picture is, in px. */
export interface IconProps {
  readonly size?: number;
}

export const Pen = (props: IconProps) => (
  <Picture {...props}>
    <path d="M4 20l1-4.5L16.5 4a2.1 2.1 0 0 1 3 3L8 18.6z" />
  </Picture>
);
export const Check = (props: IconProps) => (
  <Picture {...props}>
    <path d="M5 12.5l4.5 4.5L19 7" />
  </Picture>
);
export const Cross = (props: IconProps) => (
  <Picture {...props}>
    <path d="M6 6l12 12M18 6L6 18" />
  </Picture>
);
export const Chevron = (props: IconProps) => (
  <Picture {...props}>
    <path d="M6 9l6 6 6-6" />
  </Picture>
);
export const Dots = (props: IconProps) => (
  <Picture {...props}>
    <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="3.6" />
  </Picture>
);
export const Clock = (props: IconProps) => (
  <Picture {...props}>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7v5l3.5 2" />
  </Picture>
);
export const Lift = (props: IconProps) => (
  <Picture {...props}>
    <path d="M12 20V5M5.5 11L12 4.5 18.5 11" />
  </Picture>
);
export const Share = (props: IconProps) => (
  <Picture {...props}>
    <circle cx="6" cy="12" r="2.4" />
    <circle cx="18" cy="6" r="2.4" />
    <circle cx="18" cy="18" r="2.4" />
    <path d="M8.2 11l7.6-4M8.2 13l7.6 4" />
  </Picture>
);
export const Circle = (props: IconProps) => (
  <Picture {...props}>
    <path d="M19.5 12a7.5 7.5 0 1 1-2.4-5.5M17.5 2.8v4h-4" />
  </Picture>
);
export const Undo = (props: IconProps) => (
  <Picture {...props}>
    <path d="M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3" />
  </Picture>
);
export const Redo = (props: IconProps) => (
  <Picture {...props}>
    <path d="M16 5l4 4-4 4M20 9H10a6 6 0 0 0 0 12h3" />
  </Picture>
);
export const Grip = (props: IconProps) => (
  <Picture {...props}>
    <path d="M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01" strokeWidth="3.2" />
  </Picture>
);
export const Move = (props: IconProps) => (
  <Picture {...props}>
    <path d="M4 12h16M15 7l5 5-5 5" />
  </Picture>
);
