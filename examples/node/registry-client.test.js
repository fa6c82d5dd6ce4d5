import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { Demo } from './demo.js';
import { RegistryClient } from './registry-client.js';

let demo;
let client;

before(async () => {
  demo = await Demo.start();
  client = new RegistryClient(demo.url, await demo.token('984661185', 'krr:postkasse/kanvelge.read'));
});

after(() => demo?.stop());

beforeEach(() => demo.reset());

const ask = (citizen) => client.mayChooseMailbox(citizen.personidentifikator);

test('a citizen may not choose a mailbox while reserved', async () => {
  const citizen = await demo.registerCitizen();
  assert.equal(await ask(citizen), 'JA');

  await demo.reserve(citizen);
  assert.equal(await ask(citizen), 'RESERVERT');

  await demo.liftReservation(citizen);
  assert.equal(await ask(citizen), 'JA');
});

test('a citizen with a mailbox may not choose another', async () => {
  const citizen = await demo.registerCitizen({
    postkasse: { leverandoer: '922020175', adresse: 'kari.nordmann#1' },
  });

  assert.equal(await ask(citizen), 'ALLEREDE_AKTIV');
});
