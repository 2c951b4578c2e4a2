/** The atoll: a reef ring, open to the sea, one coral in it. */
export const Mark = ({ size = 24 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden>
    <path d="M6.2 4.6a9.4 9.4 0 1 0 11.6 0" fill="none" stroke="#4FB8CC" strokeWidth="3.4" strokeLinecap="round" />
    <circle cx="12" cy="12" r="2.5" fill="#FF8A75" />
  </svg>
);
