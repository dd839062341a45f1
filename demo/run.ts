import { BookingPageDocument, type Client, createClient, RegistrationDocument } from '@permanentka/client';
import { readEnvFile } from '../src/boot/env-file.js';
import { readDemoFile, sentenceFor } from './demo-file.js';
import { followPass, followRegistration, followSeats } from './live.js';
import { Story } from './story.js';
import { book, type DemoStudio, openStudio, sell, welcome } from './studio.js';

async function locationOf(client: Client, slug: string): Promise<string> {
  const { organisation } = await client.request(BookingPageDocument, { slug });
  const id = organisation?.courses.flatMap((course) => course.groups).map((group) => group.location.id)[0];
  if (id === undefined) throw new Error('the demo studio has no location');
  return id;
}

async function figuresOf(client: Client, id: string) {
  const { registration } = await client.request(RegistrationDocument, { id });
  if (!registration) throw new Error('the registration is gone');
  return registration;
}

async function creditExample(story: Story, desk: Client, studio: DemoStudio): Promise<void> {
  story.heading('1  A CREDIT pass of 20, and sessions of 8');
  const { registrationId } = await welcome(desk, studio.groupId, 'Katarína Kreditná');
  story.step('The desk sells a CREDIT pass of 20 to her registration, for cash.');
  const passId = await sell(desk, studio.creditProductId, { registrationId });
  const pass = followPass(story, desk, passId);
  const account = followRegistration(story, desk, registrationId);
  const seats = followSeats(story, desk, studio.eights[2] ?? '');
  await Promise.all([
    pass.until((state) => state.creditLeft?.amountMinor === 2000),
    account.until(() => true),
    seats.until(() => true),
  ]);
  for (const [index, left] of [1200, 400].entries()) {
    story.step(`She books session ${index + 1} of 8.`);
    await book(desk, registrationId, studio.eights[index]);
    const state = await pass.until(({ creditLeft }) => creditLeft?.amountMinor === left);
    story.figure('credit left', state.creditLeft?.amountMinor, left);
  }
  story.step('She books a third session of 8. The pass holds 4: it is booked all the same, and she owes the rest.');
  const booking = await book(desk, registrationId, studio.eights[2]);
  story.figure('uncovered', booking.uncovered.amountMinor, 400);
  const unpaid = await account.until(({ paymentStatus }) => paymentStatus === 'UNPAID');
  story.figure('debt, pushed live', unpaid.debt.amountMinor, 400);
  await pass.until(({ creditLeft }) => creditLeft?.amountMinor === 0);
  story.figure('seats left, pushed live', (await seats.until(({ seatsTaken }) => seatsTaken === 1)).seatsLeft, 11);
  const { paid, charged, debt, paymentStatus } = await figuresOf(desk, registrationId);
  story.figure('paid', paid.amountMinor, 2000);
  story.figure('charged', charged.amountMinor, 2400);
  story.figure('debt', debt.amountMinor, 400);
  story.figure('payment status', paymentStatus, 'UNPAID');
  await Promise.all([pass.stop(), account.stop(), seats.stop()]);
}

async function entryExample(story: Story, desk: Client, studio: DemoStudio): Promise<void> {
  story.heading('2  An ENTRY pass of 4, and sessions of 5 and 8');
  const { customerId, registrationId } = await welcome(desk, studio.groupId, 'Eva Vstupová');
  story.step('The desk sells her an ENTRY pass of 4 entries for 24.');
  const passId = await sell(desk, studio.entryProductId, { customerId });
  const pass = followPass(story, desk, passId);
  const account = followRegistration(story, desk, registrationId);
  await Promise.all([pass.until(({ entriesLeft }) => entriesLeft === 4), account.until(() => true)]);
  const sessions = [...studio.fives.slice(0, 2), ...studio.eights.slice(0, 2)];
  for (const [index, sessionId] of sessions.entries()) {
    story.step(`She books a session of ${index < 2 ? 5 : 8}: one entry, whatever the price.`);
    await book(desk, registrationId, sessionId);
    story.figure(
      'entries left, pushed live',
      (await pass.until(({ entriesLeft }) => entriesLeft === 3 - index)).entriesLeft,
      3 - index,
    );
  }
  await account.until(({ paid }) => paid.amountMinor === 2600);
  const { paid, debt } = await figuresOf(desk, registrationId);
  story.figure('paid', paid.amountMinor, 2600);
  story.figure('debt', debt.amountMinor, 0);
  story.step('She books a fifth one. The pass is empty and does not cover it.');
  const fifth = await book(desk, registrationId, studio.eights[2]);
  story.figure('passes that pay', fifth.covered.length, 0);
  story.figure('uncovered', fifth.uncovered.amountMinor, 800);
  await account.until(({ paymentStatus }) => paymentStatus === 'UNPAID');
  await Promise.all([pass.stop(), account.stop()]);
}

async function main(): Promise<void> {
  readEnvFile(process.env);
  const { endpoint, organisation, tokens } = await readDemoFile(process.env);
  const owner = createClient({ url: endpoint, token: tokens.owner });
  const desk = createClient({ url: endpoint, token: tokens.receptionist });
  const story = new Story();
  try {
    console.log(`On ${endpoint}, with the package @permanentka/client. Amounts that are checked are in cents.`);
    const studio = await openStudio(owner, await locationOf(owner, organisation.slug));
    await creditExample(story, desk, studio);
    await entryExample(story, desk, studio);
    await studio.tidyUp();
  } finally {
    await Promise.all([owner.close(), desk.close()]);
  }
  console.log(story.wrong === 0 ? '\nEvery figure is right.' : `\n${story.wrong} figures are wrong.`);
  process.exitCode = story.wrong === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(sentenceFor(error, process.env));
  process.exitCode = 1;
});
