// Another unmodified client against a local exchange: node hyperliquid.mjs URL PRIVATE_KEY
// Only its tables of addresses are changed. Prints one line for each step, ends with status 1 at the first that fails.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { computeAddress } from 'ethers';

// Its other build finds no websocket on a Node.js that has none of its own.
const { BASE_URLS, Hyperliquid, WSS_URLS } = createRequire(import.meta.url)('hyperliquid');
const [url, privateKey] = process.argv.slice(2);
for (const network of ['PRODUCTION', 'TESTNET']) {
  BASE_URLS[network] = url;
  WSS_URLS[network] = url.replace('http', 'ws') + '/ws';
}
const SYMBOL = 'BTC-PERP';
const PATIENCE_MILLIS = 20000;

function step(what) {
  console.log(`ok ${what}`);
}

/** Collects what a subscription brings; next() resolves with the first that fits and was not taken. */
function mailbox() {
  const messages = [];
  let wake = () => {};
  return {
    put(message) {
      messages.push(message);
      wake();
    },
    async next(wanted) {
      const until = Date.now() + PATIENCE_MILLIS;
      for (;;) {
        const at = messages.findIndex(wanted);
        if (at >= 0) {
          return messages.splice(at, 1)[0];
        }
        assert.ok(Date.now() < until, `nothing that fits among ${JSON.stringify(messages)}`);
        await new Promise((resolve) => {
          wake = resolve;
          setTimeout(resolve, 500);
        });
      }
    },
  };
}

const client = new Hyperliquid({ privateKey, enableWs: true });
await client.connect();
const user = computeAddress(privateKey);
step('connects');

const book = mailbox();
await client.subscriptions.subscribeToL2Book(SYMBOL, (data) => book.put(data));
await book.next((data) => data.levels.length === 2);
step('is sent the book at once');

const orders = mailbox();
await client.subscriptions.subscribeToOrderUpdates(user, (data) => orders.put(data));

const placed = await client.exchange.placeOrder({
  coin: SYMBOL,
  is_buy: true,
  sz: 0.01,
  limit_px: 99000,
  order_type: { limit: { tif: 'Alo' } },
  reduce_only: false,
});
const oid = placed.response.data.statuses[0].resting.oid;
assert.ok(Number.isInteger(oid));
step('places a post-only order');

const told = await orders.next((updates) => updates.some((each) => each.order.oid === oid && each.status === 'open'));
assert.equal(Number(told[0].order.limitPx), 99000);
step('is told of the order');

const seen = await book.next((data) => data.levels[0].length > 0);
assert.equal(Number(seen.levels[0][0].px), 99000);
step('sees it in the book');

const open = await client.info.getUserOpenOrders(user);
assert.deepEqual(open.map((each) => each.oid), [oid]);
assert.equal((await client.info.getOrderStatus(user, oid)).status, 'order');
step('asks for it');

const refused = await client.exchange
  .placeOrder({
    coin: SYMBOL,
    is_buy: true,
    sz: 0.00001,
    limit_px: 99000,
    order_type: { limit: { tif: 'Gtc' } },
    reduce_only: false,
  })
  .then((answer) => answer.response.data.statuses[0].error, (e) => e.message);
assert.match(refused, /minimum value of \$10/);
step('has a small order refused');

const cancelled = await client.exchange.cancelOrder({ coin: SYMBOL, o: oid });
assert.deepEqual(cancelled.response.data.statuses, ['success']);
await orders.next((updates) => updates.some((each) => each.order.oid === oid && each.status === 'canceled'));
assert.deepEqual(await client.info.getUserOpenOrders(user), []);
step('cancels it and is told');

const state = await client.info.perpetuals.getClearinghouseState(user);
assert.equal(Number(state.marginSummary.accountValue), 10000);
step('reads its account');

client.disconnect();
process.exit(0);
