/** The order that the customer has left to pay. The payment page leads back, and brings nothing that names it. */
const keyOf = (slug: string): string => `permanentka.order.${slug}`;

export const rememberOrder = (slug: string, orderId: string): void => window.sessionStorage.setItem(keyOf(slug), orderId);
export const rememberedOrder = (slug: string): string | undefined => window.sessionStorage.getItem(keyOf(slug)) ?? undefined;

/** Where the payment page leads: to the order when it is paid, and back to the choice when the customer leaves. */
export function returnUrls(slug: string, choice: { book: string } | { buy: string }): { successUrl: string; cancelUrl: string } {
  const urlWith = (choices: Record<string, string>) =>
    new URL(`/${slug}?${new URLSearchParams(choices)}`, window.location.href).href;
  return { successUrl: urlWith({ paid: 'yes' }), cancelUrl: urlWith(choice) };
}

/** Leaves for the payment page. */
export function goToPay(slug: string, orderId: string, url: string): void {
  rememberOrder(slug, orderId);
  window.location.assign(url);
}
