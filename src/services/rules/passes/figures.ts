/** Figures that follow from a registration's balance, in minor units; below zero is debt. */

export const balanceMinorOf = ({ paidMinor, chargedMinor }: { paidMinor: number; chargedMinor: number }): number =>
  paidMinor - chargedMinor;

export const debtMinorOf = (balanceMinor: number): number => Math.max(0, -balanceMinor);

export const paymentStatusOf = (balanceMinor: number): 'PAID' | 'UNPAID' => (balanceMinor < 0 ? 'UNPAID' : 'PAID');
