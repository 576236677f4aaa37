"use strict";
// Draws what /api/stream tells, four times a second. Rows are kept and only their texts change.

const $ = (selector, root = document) => root.querySelector(selector);
const BOUNDS = ["10µ", "20µ", "35µ", "50µ", "75µ", "100µ", "150µ", "250µ", "500µ", "750µ", "1m", "1.5m", "2.5m", "5m", "10m",
  "25m", "50m", "100m", "150m", "250m", "500m", "1s", "∞"];

const money = value => (value < 0 ? "−" : "") + Math.abs(value).toLocaleString("en", {minimumFractionDigits: 2, maximumFractionDigits: 2});
const number = (value, digits = 6) => value === 0 ? "–" : value.toLocaleString("en", {maximumSignificantDigits: digits});
const micros = value => value === 0 ? "–" : value < 1000 ? value.toFixed(value < 10 ? 1 : 0) + " µs" : value < 1e6 ? (value / 1000).toFixed(1) + " ms" : (value / 1e6).toFixed(1) + " s";
const span = millis => millis < 0 ? "never" : millis < 1000 ? Math.round(millis) + " ms" : millis < 60000 ? (millis / 1000).toFixed(1) + " s"
  : millis < 3600000 ? Math.floor(millis / 60000) + " m " + Math.floor(millis / 1000 % 60) + " s" : Math.floor(millis / 3600000) + " h " + Math.floor(millis / 60000 % 60) + " m";
const time = millis => millis === 0 ? "–" : new Date(millis).toISOString().slice(11, 23);
const percent = (value, digits = 0) => (100 * value).toFixed(digits).replace("-", "−") + " %";

function set(node, text, className) {
  if (node.textContent !== text) node.textContent = text;
  if (className !== undefined && node.className !== className) node.className = className;
}

/** Makes the children of a node as many as the items, and fills each. */
function rows(parent, items, make, fill) {
  while (parent.children.length > items.length) parent.lastElementChild.remove();
  while (parent.children.length < items.length) parent.append(make());
  items.forEach((item, i) => fill(parent.children[i], item, i));
}

function tr(classes) {
  return () => {
    const row = document.createElement("tr");
    for (const name of classes) {
      const cell = document.createElement("td");
      cell.className = name;
      row.append(cell);
    }
    return row;
  };
}

function cells(row, ...texts) {
  texts.forEach((text, i) => Array.isArray(text) ? set(row.cells[i], text[0], text[1]) : set(row.cells[i], text));
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function tiles(data) {
  const skew = Math.max(...data.coins.map(coin => Math.abs(coin.skew)), 0);
  const rebates = data.coins.reduce((sum, coin) => sum + coin.profit.rebates, 0);
  const drawdown = data.account.drawdown;
  const list = [
    ["equity, USDC", money(data.account.equity), ""],
    ["profit of this run", money(data.account.change), data.account.change < 0 ? "bad" : "good"],
    ["maker rebates", money(rebates), ""],
    ["drawdown, 1 h", percent(drawdown, 2), drawdown > 0.02 ? "bad" : drawdown > 0.01 ? "warn" : ""],
    ["largest skew", percent(skew), skew > 0.9 ? "warn" : ""],
    ["tick to trade p50", micros(data.tickToTrade.p50), ""],
    ["tick to trade p99", micros(data.tickToTrade.p99), data.tickToTrade.p99 > 50000 ? "bad" : ""],
    ["venue answers p50", micros(data.venue.p50), ""],
    ["open orders", String(data.orders.openCount), ""],
  ];
  rows($("#tiles"), list, () => {
    const tile = element("div", "tile");
    tile.append(element("b"), element("span"));
    return tile;
  }, (tile, [label, value, tone]) => {
    set(tile.children[0], value, tone);
    set(tile.children[1], label);
  });
}

function head(data) {
  set($("#mode"), data.run.mode);
  const stops = data.safety.stops.filter(stop => stop.on);
  if (data.trouble) set($("#doing"), "in trouble: " + data.trouble, "badge bad");
  else if (stops.length > 0) set($("#doing"), (data.killed ? "killed: " : "restricted: ") + stops.map(stop => stop.name).join(", "), "badge bad");
  else set($("#doing"), data.safety.quoting ? "quoting" : data.phase, data.safety.quoting ? "badge good" : "badge warn");
  set($("#run"), "run " + data.run.folder + " · version " + data.run.version + " · settings " + data.run.config.slice(0, 16)
    + " · started " + new Date(data.run.started).toISOString().slice(0, 19) + " UTC · up " + span(data.now - data.run.started)
    + " · recorder " + data.recorder.waiting + " of " + data.recorder.capacity + " frames behind, " + data.recorder.dropped + " dropped");
}

function stops(data) {
  rows($("#stops tbody"), data.safety.stops, tr(["", "", "", "wrap", "n"]), (row, stop) =>
    cells(row, stop.name, stop.on ? ["ON", "bad"] : ["off", "good"], stop.since ? time(stop.since) + ", " + span(data.now - stop.since) : "–",
      stop.reason || "–", String(stop.trips)));
}

/** The tree as rows, each with the branches before it. The root is no row: it only supervises. */
function tree(actors) {
  const sorted = [...actors].sort((a, b) => a.path < b.path ? -1 : 1);
  const parent = path => path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
  const isLast = (path, i) => !sorted.slice(i + 1).some(other => parent(other.path) === parent(path));
  return sorted.map((actor, i) => {
    const above = parent(actor.path);
    const aboveAt = sorted.findIndex(other => other.path === above);
    const stem = above === "" ? "" : isLast(above, aboveAt) ? "   " : "│  ";
    return {...actor, label: actor.path.slice(above ? above.length + 1 : 0), branch: stem + (isLast(actor.path, i) ? "└─ " : "├─ ")};
  });
}

function actors(data) {
  const tones = {idle: "good", busy: "good", stuck: "bad", failed: "bad", stopped: "muted"};
  rows($("#actors tbody"), tree(data.actors), () => {
    const row = tr(["", "", "muted", "muted", "n", "n", "n", "n", "n", "n", "wrap muted", "muted"])();
    row.cells[0].append(element("span", "branch"), element("span"));
    return row;
  }, (row, actor) => {
    row.dataset.actor = actor.path;
    set(row.cells[0].children[0], actor.branch);
    set(row.cells[0].children[1], actor.label);
    const failure = actor.log[actor.log.length - 1];
    const values = [actor.state, actor.dispatcher.replace("hft.dispatchers.", "").replace("pekko.actor.", ""), actor.thread, String(actor.waiting),
      actor.waiting > 0 ? span(actor.oldest) : "–", actor.rate.toFixed(1), micros(actor.p50), micros(actor.p99), String(actor.restarts),
      failure ? time(failure.at) + " " + failure.reason : "–", actor.next];
    values.forEach((value, i) => set(row.cells[i + 1], value));
    set(row.cells[1], actor.state, tones[actor.state] || "");
    row.cells[4].className = actor.waiting > 100 ? "n bad" : "n";
    row.cells[9].className = actor.restarts > 0 ? "n warn" : "n";
  });
}

function coinCard() {
  const card = element("div", "coin");
  card.append(element("h3"), element("div", "skew"), element("div", "facts"), element("table", "ladder"), element("div", "facts muted"));
  card.children[1].append(element("i"));
  card.children[3].append(element("tbody"));
  return card;
}

function coin(card, data) {
  set(card.children[0], data.coin + "  " + number(data.bid, 8) + " / " + number(data.ask, 8));
  card.children[1].title = "inventory skew";
  const bar = card.children[1].children[0];
  const share = Math.min(1, Math.abs(data.skew));
  bar.className = data.skew < 0 ? "short" : "";
  bar.style.left = (data.skew < 0 ? 50 - 50 * share : 50) + "%";
  bar.style.width = 50 * share + "%";
  facts(card.children[2], [["skew", percent(data.skew)], ["inventory", number(data.inventory)], ["fair", number(data.fair || 0, 8)],
    ["reservation", number(data.reservation || 0, 8)], ["half spread", number(data.halfSpread || 0, 4)], ["fills", String(data.fills)]]);
  const most = Math.max(...data.bids.map(level => level[1]), ...data.asks.map(level => level[1]), 1e-12);
  const ladder = [];
  for (let i = 0; i < Math.max(data.bids.length, data.asks.length); i++) ladder.push([data.bids[i], data.asks[i]]);
  rows(card.children[3].children[0], ladder, () => {
    const row = tr(["n", "n bid", "ask", ""])();
    row.cells[0].append(element("i", "depth bid"), element("span"));
    row.cells[3].append(element("i", "depth ask"), element("span"));
    return row;
  }, (row, [bid, ask]) => {
    set(row.cells[0].children[1], bid ? number(bid[1]) : "");
    row.cells[0].children[0].style.width = bid ? 100 * bid[1] / most + "%" : "0";
    set(row.cells[1], bid ? number(bid[0], 8) : "", bid && bid[0] === data.quoteBid ? "n bid ours" : "n bid");
    set(row.cells[2], ask ? number(ask[0], 8) : "", ask && ask[0] === data.quoteAsk ? "ask ours" : "ask");
    set(row.cells[3].children[1], ask ? number(ask[1]) : "");
    row.cells[3].children[0].style.width = ask ? 100 * ask[1] / most + "%" : "0";
  });
  facts(card.children[4], [["quoting", data.quoteBid || data.quoteAsk ? number(data.quoteBidSize, 4) + " @ " + number(data.quoteBid, 8) + " / " + number(data.quoteAskSize, 4) + " @ " + number(data.quoteAsk, 8) : "nothing"],
    ["age: touch", span(data.ages.touch)], ["depth", span(data.ages.depth)], ["trades", span(data.ages.trades)], ["context", span(data.ages.context)],
    ["alpha", data.alpha.forecast.toFixed(3) + " bp"], ["correlation", data.alpha.correlation.toFixed(2) + " of " + data.alpha.pairs], ["drift", data.alpha.drift.toFixed(2) + " σ"],
    ["from", data.alpha.state],
    ...(data.alpha.state === "linear" ? [] : [["late", data.alpha.late + ", failed " + data.alpha.failures], ["Brier", data.alpha.brier.toFixed(3) + " / " + data.alpha.baseline.toFixed(3)], ["shift", data.alpha.shift.toFixed(2)]])]);
}

function facts(parent, list) {
  rows(parent, list, () => {
    const fact = element("span");
    fact.append(element("span", "muted"), document.createTextNode(" "), element("b"));
    return fact;
  }, (fact, [label, value]) => {
    set(fact.children[0], label);
    set(fact.children[1], value);
  });
}

function profit(data) {
  const parts = ["spread", "taking", "adverse", "inventory", "fees", "rebates", "funding", "net"];
  const names = {taking: "taking cost", adverse: "adverse selection", inventory: "inventory moves"};
  rows($("#profit thead"), [0], () => element("tr"), row =>
    rows(row, ["USDC", ...data.coins.map(each => each.coin), "all"], () => element("th", "n"), (cell, text) => set(cell, text)));
  rows($("#profit tbody"), parts, () => element("tr"), (row, part) => {
    const values = data.coins.map(each => each.profit[part]);
    values.push(values.reduce((sum, value) => sum + value, 0));
    rows(row, [null, ...values], () => element("td"), (cell, value) =>
      value === null ? set(cell, names[part] || part, "") : set(cell, money(value), "n " + (value < -0.005 ? "bad" : value > 0.005 ? "good" : "")));
  });
}

function latency(data) {
  const counts = data.tickToTrade.buckets;
  const most = Math.max(...counts, 1);
  rows($("#latency .bars"), counts, () => {
    const bar = element("div");
    bar.append(element("i"), element("span"));
    return bar;
  }, (bar, count, i) => {
    bar.title = "up to " + BOUNDS[i] + ": " + count;
    bar.children[0].style.height = count === 0 ? "0" : Math.max(1, 88 * Math.log(1 + count) / Math.log(1 + most)) + "%";
    set(bar.children[1], BOUNDS[i]);
  });
  const t = data.tickToTrade;
  set($("#latency-note"), t.count + " orders · p50 " + micros(t.p50) + " · p99 " + micros(t.p99) + " · p99.9 " + micros(t.p999) + " · worst "
    + micros(t.max) + " · height is the logarithm of the count");
  rows($("#stages tbody"), Object.entries(data.stages), tr(["", "n", "n", "n"]), (row, [name, took]) =>
    cells(row, name, micros(took.p50), micros(took.p99), micros(took.max)));
}

function links(data) {
  rows($("#links tbody"), data.links, tr(["", "", "", "n", "wrap muted"]), (row, link) =>
    cells(row, link.name, [link.state, link.up ? "good" : "bad"], span(data.now - link.since), String(link.losses), link.why));
}

function budgets(data) {
  const list = data.budgets.map(budget => [budget.name, budget.left.toLocaleString("en") + " of " + budget.limit.toLocaleString("en"), Math.max(0, budget.left / budget.limit)]);
  list.push(["venue answers", "p50 " + micros(data.venue.p50) + ", p99 " + micros(data.venue.p99) + ", worst " + micros(data.venue.max), null]);
  rows($("#budgets tbody"), list, () => {
    const row = tr(["", "n", ""])();
    const meter = element("span", "meter");
    meter.append(element("i"));
    row.cells[2].append(meter);
    return row;
  }, (row, [name, text, share]) => {
    set(row.cells[0], name);
    set(row.cells[1], text);
    const meter = row.cells[2].children[0];
    meter.hidden = share === null;
    meter.children[0].style.width = 100 * Math.min(1, share || 0) + "%";
    meter.children[0].className = share < 0.1 ? "bad" : "";
  });
}

function orders(data) {
  rows($("#orders tbody"), data.orders.open, tr(["", "", "n", "n", "", "n"]), (row, order) =>
    cells(row, order.coin, [order.side, order.side], number(order.price, 8), number(order.size), [order.state, order.state === "unresolved" ? "bad" : ""], span(order.age)));
  const list = [["orders sent", data.orders.sent], ["cancels sent", data.orders.cancels],
    ...Object.entries(data.orders.outcomes).map(([name, count]) => ["answered: " + name, count]),
    ...Object.entries(data.orders.refusals).map(([name, count]) => ["refused: " + name, count])];
  rows($("#outcomes tbody"), list, tr(["", "n"]), (row, [name, count]) => cells(row, name, count.toLocaleString("en")));
}

function log(data) {
  rows($("#events tbody"), data.events, tr(["", "", "wrap"]), (row, event) => cells(row, time(event.at), event.what, event.detail));
  rows($("#decisions tbody"), data.decisions, tr(["", "", "n", "n", "n"]), (row, it) =>
    cells(row, time(it.at), it.coin, number(it.fair, 8), [number(it.bid, 8), "n bid"], [number(it.ask, 8), "n ask"]));
  rows($("#refusals tbody"), data.refusals, tr(["", "", "", "n", "n", "wrap"]), (row, it) =>
    cells(row, time(it.at), it.coin, [it.side, it.side], number(it.price, 8), number(it.size), it.rule));
}

let lastSeen = 0;
let drawn = 0;

function draw(all) {
  lastSeen = performance.now();
  document.body.classList.remove("lost");
  if (!all.engine) {
    set($("#mode"), all.mode);
    set($("#doing"), "starting", "badge warn");
    return;
  }
  const data = {...all.engine, killed: all.killed, phase: all.phase, trouble: all.trouble};
  for (const part of [head, tiles, stops, actors, profit, latency, links, budgets, orders, log]) part(data);
  rows($("#coins .cards"), data.coins, coinCard, coin);
  document.body.dataset.ready = "yes";
  document.body.dataset.drawn = String(++drawn);
}

const stream = new EventSource("/api/stream");
stream.onmessage = event => draw(JSON.parse(event.data));

setInterval(() => {
  const silent = performance.now() - lastSeen;
  set($("#age"), lastSeen === 0 ? "" : silent > 1500 ? "no news for " + span(silent) : "live");
  if (lastSeen > 0 && silent > 3000) {
    document.body.classList.add("lost");
    set($("#doing"), "no answer from the engine", "badge bad");
  }
}, 500);

// The kill switch. The token is typed for each use and kept nowhere.
const dialog = $("#kill-dialog");
$("#kill").addEventListener("click", () => {
  set($("#kill-answer"), "", "");
  dialog.showModal();
});
$("#kill-close").addEventListener("click", () => dialog.close());
$("#kill-form").addEventListener("submit", async event => {
  event.preventDefault();
  const send = $("#kill-send");
  send.disabled = true;
  set($("#kill-answer"), "sending…", "");
  try {
    const answer = await fetch("/api/kill", {
      method: "POST",
      headers: {"Content-Type": "application/json", "Authorization": "Bearer " + $("#kill-token").value},
      body: JSON.stringify({reason: $("#kill-reason").value, flatten: $("#kill-flatten").checked}),
    });
    const told = await answer.json();
    const done = told.engaged ? `engaged, number ${told.number}: ${told.cancelled} orders cancelled, ${told.confirmed ? "the venue confirms that nothing is open" : told.note}` : "";
    set($("#kill-answer"), (done + (told.error ? (done ? "; " : "refused: ") + told.error : "")), answer.ok ? "good" : "bad");
  } catch (error) {
    set($("#kill-answer"), "not sent: " + error.message, "bad");
  }
  $("#kill-token").value = "";
  send.disabled = false;
});
