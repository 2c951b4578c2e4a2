import type { ReactNode } from "react";

const Icon = ({ children }: { children: ReactNode }) => (
  <svg
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.4"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden
  >
    {children}
  </svg>
);

export const ReceiptIcon = () => (
  <Icon>
    <path d="M3.5 14V2.4l1.5 1 1.5-1 1.5 1 1.5-1 1.5 1 1.5-1V14l-1.5-1-1.5 1-1.5-1-1.5 1-1.5-1z" />
    <path d="M6 6.4h4M6 9.2h4" />
  </Icon>
);

export const TableIcon = () => (
  <Icon>
    <rect x="2.5" y="3" width="11" height="10" rx="1.5" />
    <path d="M2.5 6.4h11M2.5 9.7h11M6.6 6.4V13" />
  </Icon>
);

export const BarsIcon = () => (
  <Icon>
    <path d="M3.5 13V8.5M8 13V3M12.5 13V6" />
  </Icon>
);
