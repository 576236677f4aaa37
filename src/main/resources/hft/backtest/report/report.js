(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const root = document.documentElement;
  const colour = name => () => getComputedStyle(root).getPropertyValue(name).trim();
  const live = new Map(); // element id -> chart
  const axis = more => Object.assign({
    stroke: colour('--muted'), font: '12px system-ui, sans-serif',
    grid: {stroke: colour('--grid'), width: 1}, ticks: {stroke: colour('--grid'), width: 1},
  }, more);
  // [least step, format, format when the day, hour or minute also changes]: 24 hours, year first.
  const day = '{YYYY}-{MM}-{DD}';
  const times = [
    [86400, day, null, null, null, null, null, null, 1],
    [3600, '{HH}:{mm}', '\n' + day, null, '\n' + day, null, null, null, 1],
    [60, '{HH}:{mm}', '\n' + day, null, '\n' + day, null, null, null, 1],
    [1, '{HH}:{mm}:{ss}', '\n' + day, null, '\n' + day, null, null, null, 1],
    [.001, ':{ss}.{fff}', '\n' + day + ' {HH}:{mm}', null, '\n' + day + ' {HH}:{mm}', null, '\n{HH}:{mm}', null, 1],
  ];
  const number = (value, decimals) => value == null ? '–'
    : value.toLocaleString('en-US', {minimumFractionDigits: decimals, maximumFractionDigits: decimals});
  const time = ts => ts == null ? '–' : new Date(ts * 1e3).toISOString().slice(0, 23).replace('T', ' ');
  const clock = {label: 'UTC', value: (_, ts) => time(ts)};

  // Charts of one group zoom together.
  const groups = {};
  let zooming = false;
  const zoomTogether = group => (u, scale) => {
    if (scale !== 'x' || zooming) return;
    zooming = true;
    for (const other of groups[group]) if (other !== u) other.setScale('x', {min: u.scales.x.min, max: u.scales.x.max});
    zooming = false;
  };

  function draw(id, group, height, values, series, yAxis, extra = {}) {
    const element = document.getElementById(id);
    const before = live.get(id);
    if (before) { groups[group] = groups[group].filter(u => u !== before); before.destroy(); }
    element.textContent = '';
    if (!values[0].length) { element.textContent = 'Nothing was recorded.'; return; }
    groups[group] ??= [];
    const chart = new uPlot({
      width: element.clientWidth, height, series: [clock, ...series],
      tzDate: ts => uPlot.tzDate(new Date(ts * 1e3), 'Etc/UTC'),
      axes: [axis({values: times, space: 70}), axis(Object.assign({size: 78}, yAxis))],
      scales: Object.assign({x: {time: true}}, extra.scales),
      cursor: {sync: {key: group}, drag: {x: true, y: false}, points: {size: 6}},
      hooks: {setScale: [zoomTogether(group)], draw: extra.draw ? [extra.draw] : []},
    }, values, element);
    groups[group].push(chart);
    live.set(id, chart);
  }

  const money = {values: (_, ticks) => ticks.map(v => number(v, Math.abs(ticks[1] - ticks[0]) < 1 ? 2 : 0))};

  // A dashed line where a safety event happened.
  const safetyLines = u => {
    const {ctx, bbox} = u;
    ctx.save();
    ctx.strokeStyle = colour('--bad')();
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
    for (const t of data.safety) {
      if (t < u.scales.x.min || t > u.scales.x.max) continue;
      const x = u.valToPos(t, 'x', true);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
    ctx.restore();
  };

  function drawEquity() {
    const e = data.equity;
    draw('equity', 'equity', 260, [e.t, e.equity],
      [{label: 'Equity', stroke: colour('--equity'), width: 1.5, value: (_, v) => number(v, 2)}], money, {draw: safetyLines});
    draw('drawdown', 'equity', 150, [e.t, e.drawdown.map(v => v == null ? null : -v)],
      [{label: 'Drawdown', stroke: colour('--bad'), fill: () => colour('--bad')() + '33', width: 1, value: (_, v) => number(v, 2)}],
      money, {draw: safetyLines, scales: {y: {range: (_, min) => [min < 0 ? min * 1.08 : -1, 0]}}});
  }

  // Buys point up, sells down; filled when we were the maker, hollow when we took.
  const fillMarks = fills => u => {
    const {ctx, bbox} = u;
    const size = 5 * devicePixelRatio;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.lineWidth = 1.3 * devicePixelRatio;
    const buy = colour('--buy')(), sell = colour('--sell')(), paper = colour('--card')();
    for (let i = 0; i < fills.t.length; i++) {
      if (fills.t[i] < u.scales.x.min || fills.t[i] > u.scales.x.max) continue;
      const x = u.valToPos(fills.t[i], 'x', true), y = u.valToPos(fills.price[i], 'y', true);
      const up = fills.side[i] > 0 ? 1 : -1;
      ctx.beginPath();
      ctx.moveTo(x, y - up * size);
      ctx.lineTo(x - size, y + up * size * .7);
      ctx.lineTo(x + size, y + up * size * .7);
      ctx.closePath();
      ctx.strokeStyle = up > 0 ? buy : sell;
      ctx.fillStyle = fills.maker[i] ? ctx.strokeStyle : paper;
      ctx.fill();
      ctx.stroke();
    }
    ctx.restore();
  };

  const coinTitle = document.getElementById('coins');
  function drawCoin(index) {
    [...coinTitle.children].forEach((b, i) => b.setAttribute('aria-pressed', i === index));
    const c = data.coins[index];
    const price = (_, v) => number(v, c.decimals);
    const step = uPlot.paths.stepped({align: -1});
    const shown = c.fills.t.length, seen = c.fills.seen;
    document.getElementById('fillsHint').textContent = c.coin + ': our best bid and ask over the mid. ▲ we bought, ▼ we sold; hollow: we took. '
      + (shown < seen ? `Showing ${number(shown, 0)} of ${number(seen, 0)} fills, evenly thinned. ` : `${number(seen, 0)} fills. `)
      + 'Drag to zoom, double-click to go back.';
    draw('quotes', 'coin', 380, [c.t, c.mid, c.bid, c.ask], [
      {label: 'Mid', stroke: colour('--mid'), width: 1.2, value: price},
      {label: 'Our bid', stroke: colour('--buy'), width: 1, paths: step, value: price},
      {label: 'Our ask', stroke: colour('--sell'), width: 1, paths: step, value: price},
    ], {values: (_, ticks) => ticks.map(v => number(v, c.decimals > 0 && ticks[1] - ticks[0] < 1 ? c.decimals : 0))}, {draw: fillMarks(c.fills)});
    const size = (_, v) => v == null ? '–' : String(v);
    draw('inventory', 'coin', 180, [c.t, c.inventory, c.inventoryLow, c.inventoryHigh], [
      {label: 'Position, ' + c.coin, stroke: colour('--fg'), width: 1.4, paths: step, value: size},
      {label: 'Lowest', stroke: colour('--sell'), width: .6, paths: step, value: size},
      {label: 'Highest', stroke: colour('--buy'), width: .6, paths: step, value: size},
    ], {});
    draw('fillRate', 'coin', 170, [c.rate.t, c.rate.percent], [
      {label: 'Filled', stroke: colour('--buy'), fill: () => colour('--buy')() + '55', width: 1,
        paths: uPlot.paths.bars({size: [.9, 60], align: -1}), points: {show: false}, value: (_, v) => v == null ? '–' : number(v, 2) + ' %'},
    ], {values: (_, ticks) => ticks.map(v => number(v, ticks[1] - ticks[0] < 1 ? 2 : 0) + ' %')}, {scales: {y: {range: (_, min, max) => [0, max > 0 ? max * 1.1 : 1]}}});
  }

  data.coins.forEach((c, i) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = c.coin;
    button.onclick = () => drawCoin(i);
    coinTitle.append(button);
  });

  drawEquity();
  if (data.coins.length) drawCoin(0);

  const fit = () => live.forEach((u, id) => u.setSize({width: document.getElementById(id).clientWidth, height: u.height}));
  const repaint = () => live.forEach(u => u.redraw(false, true));
  addEventListener('resize', fit);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  addEventListener('beforeprint', () => { root.classList.add('paper'); repaint(); });
  addEventListener('afterprint', () => { root.classList.remove('paper'); repaint(); });
})();
