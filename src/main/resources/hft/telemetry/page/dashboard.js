"use strict";
// Draws the panels of the Grafana dashboard: the same queries, units and thresholds, without a Grafana server.

const MINUTES = 15;
const EVERY_MILLIS = 5000;
const COLORS = ["#3f8fde", "#e07b39", "#3aa675", "#c0504d", "#8d6cc9", "#c9a227", "#4fb3bf", "#d3649f", "#7a8793", "#6b8e23"];
const NAMED = {green: "var(--good)", red: "var(--bad)", orange: "var(--warn)"};

const units = {
  currencyUSD: value => (value < 0 ? "−" : "") + "$" + Math.abs(value).toLocaleString("en", {minimumFractionDigits: 2, maximumFractionDigits: 2}),
  percentunit: value => (100 * value).toFixed(2) + " %",
  percent: value => value.toFixed(0) + " %",
  s: value => Math.abs(value) < 1e-3 ? (1e6 * value).toPrecision(3) + " µs" : Math.abs(value) < 1 ? (1e3 * value).toPrecision(3) + " ms" : value.toFixed(2) + " s",
  Bps: value => value > 1e6 ? (value / 1e6).toFixed(1) + " MB/s" : (value / 1e3).toFixed(1) + " kB/s",
  ops: value => value.toPrecision(3) + "/s",
  none: value => Math.abs(value) >= 1000 ? Math.round(value).toLocaleString("en") : String(Math.round(1000 * value) / 1000),
};
const shown = (panel, value) => (units[panel.fieldConfig.defaults.unit] || units.none)(value);

function tone(panel, value) {
  let color = "green";
  for (const step of panel.fieldConfig.defaults.thresholds.steps) if (step.value === null || value >= step.value) color = step.color;
  return NAMED[color] || color;
}

async function ask(expr, seconds, step) {
  const end = Math.floor(Date.now() / 1000);
  const query = expr.replaceAll("$__rate_interval", "4s").replaceAll("$__interval", step + "s");
  const answer = await fetch("/api/query_range?" + new URLSearchParams({query, start: end - seconds, end, step}));
  const body = await answer.json();
  if (!answer.ok || body.status !== "success") throw new Error(body.error || "HTTP " + answer.status);
  return body.data.result;
}

const label = (legend, metric) => legend ? legend.replace(/{{\s*(\w+)\s*}}/g, (_, name) => metric[name] || "") : JSON.stringify(metric);
const last = result => parseFloat(result.values[result.values.length - 1][1]);

function stat(panel, node, answers) {
  const value = last(answers[0].result[0]);
  const mapping = panel.fieldConfig.defaults.mappings.map(each => each.options[String(value)]).find(Boolean);
  node.replaceChildren(Object.assign(document.createElement("div"), {className: "value", textContent: mapping ? mapping.text : shown(panel, value)}));
  node.firstChild.style.color = mapping ? NAMED[mapping.color] || mapping.color : tone(panel, value);
}

function svg(name, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

function arc(from, to) {
  const at = share => [60 - 46 * Math.cos(Math.PI * share), 62 - 46 * Math.sin(Math.PI * share)];
  const [a, b] = [at(from), at(to)];
  return `M${a[0]} ${a[1]} A46 46 0 0 1 ${b[0]} ${b[1]}`;
}

function gauge(panel, node, answers) {
  const {min, max} = panel.fieldConfig.defaults;
  const box = document.createElement("div");
  box.className = "gauges";
  for (const result of answers[0].result) {
    const value = last(result);
    const share = Math.min(1, Math.max(0, (value - min) / (max - min)));
    const middle = (0 - min) / (max - min);
    const drawn = svg("svg", {viewBox: "0 0 120 84"});
    drawn.append(svg("path", {class: "rest", d: arc(0, 1)}), svg("path", {stroke: tone(panel, value), d: arc(Math.min(share, middle), Math.max(share, middle) + 1e-4)}),
      svg("text", {x: 60, y: 62}, shown(panel, value)), svg("text", {x: 60, y: 78, class: "name"}, label(answers[0].target.legendFormat, result.metric)),
      svg("text", {x: 14, y: 78, class: "name"}, String(min)), svg("text", {x: 106, y: 78, class: "name"}, String(max)));
    box.append(drawn);
  }
  node.replaceChildren(box);
}

/** One row of times for all series, holes where one has none. */
function aligned(answers) {
  const times = [...new Set(answers.flatMap(answer => answer.result.flatMap(result => result.values.map(value => value[0]))))].sort((a, b) => a - b);
  const at = new Map(times.map((time, i) => [time, i]));
  const series = [];
  for (const answer of answers) {
    for (const result of answer.result) {
      const column = new Array(times.length).fill(null);
      for (const [time, value] of result.values) {
        const number = parseFloat(value);
        column[at.get(time)] = Number.isFinite(number) ? number : null;
      }
      series.push({name: label(answer.target.legendFormat, result.metric), column});
    }
  }
  return {times, series};
}

function timeseries(panel, node, answers) {
  const {times, series} = aligned(answers);
  const data = [times, ...series.map(each => each.column)];
  const names = series.map(each => each.name).join("\n");
  if (node.plot && node.plotNames === names) {
    node.plot.setData(data);
    return;
  }
  if (node.plot) node.plot.destroy();
  const style = getComputedStyle(document.body);
  const log = panel.fieldConfig.defaults.custom.scaleDistribution?.type === "log";
  const axis = {stroke: style.getPropertyValue("--muted"), grid: {stroke: style.getPropertyValue("--grid"), width: 1}, ticks: {show: false}, font: "11px system-ui, 'DejaVu Sans', sans-serif"};
  const {min, max} = panel.fieldConfig.defaults;
  node.replaceChildren();
  node.plotNames = names;
  node.plot = new uPlot({
    width: node.clientWidth, height: Math.max(60, node.clientHeight - (series.length > 5 ? 46 : 24)), padding: [6, 4, 0, 0],
    legend: {live: false}, cursor: {drag: {setScale: false}},
    scales: {x: {time: true}, y: log ? {distr: 3} : min === undefined ? {} : {range: [min, max]}},
    axes: [{...axis, size: 26}, {...axis, size: 66, values: (_, values) => values.map(value => value === null ? "" : shown(panel, value))}],
    series: [{}, ...series.map((each, i) => ({label: each.name, stroke: COLORS[i % COLORS.length], width: 1.4, spanGaps: true, points: {show: false}}))],
  }, data, node);
}

function heatmap(panel, node, answers) {
  const rows = answers[0].result.map(result => ({le: result.metric.le === "+Inf" ? Infinity : parseFloat(result.metric.le), values: new Map(result.values)})).sort((a, b) => a.le - b.le);
  const times = [...new Set(rows.flatMap(row => [...row.values.keys()]))].sort((a, b) => a - b);
  const counts = rows.map((row, i) => times.map(time => Math.max(0, parseFloat(row.values.get(time) || 0) - (i === 0 ? 0 : parseFloat(rows[i - 1].values.get(time) || 0)))));
  const most = Math.max(1e-9, ...counts.flat());
  const canvas = document.createElement("canvas");
  canvas.className = "heat";
  const ratio = window.devicePixelRatio || 1;
  canvas.width = node.clientWidth * ratio;
  canvas.height = node.clientHeight * ratio;
  const to = canvas.getContext("2d");
  const left = 58 * ratio;
  const width = (canvas.width - left) / Math.max(1, times.length);
  const height = (canvas.height - 16 * ratio) / Math.max(1, rows.length);
  const style = getComputedStyle(document.body);
  to.font = 10 * ratio + "px system-ui, 'DejaVu Sans', sans-serif";
  rows.forEach((row, i) => {
    const top = canvas.height - 16 * ratio - (i + 1) * height;
    counts[i].forEach((count, j) => {
      if (count > 0) {
        const share = Math.sqrt(count / most);
        to.fillStyle = `hsl(${220 - 200 * share} 85% ${style.colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches ? 30 + 30 * share : 78 - 30 * share}%)`;
        to.fillRect(left + j * width, top, Math.max(1, width - 0.5), Math.max(1, height - 1));
      }
    });
    to.fillStyle = style.getPropertyValue("--muted");
    if (i % 2 === 0) to.fillText(Number.isFinite(row.le) ? units.s(row.le) : "∞", 0, top + height * 0.8);
  });
  if (times.length > 0) {
    to.fillText(new Date(1000 * times[0]).toISOString().slice(11, 19), left, canvas.height - 3 * ratio);
    to.fillText(new Date(1000 * times[times.length - 1]).toISOString().slice(11, 19), canvas.width - 50 * ratio, canvas.height - 3 * ratio);
  }
  node.replaceChildren(canvas);
}

const drawers = {stat, gauge, timeseries, heatmap};

async function refresh(panel, node) {
  const seconds = panel.type === "stat" || panel.type === "gauge" ? 5 : 60 * MINUTES;
  const step = panel.type === "stat" || panel.type === "gauge" ? 1 : 5;
  try {
    const answers = await Promise.all(panel.targets.map(async target => ({target, result: await ask(target.expr, seconds, step)})));
    if (answers.every(answer => answer.result.length === 0)) {
      node.replaceChildren(Object.assign(document.createElement("div"), {className: "none", textContent: "no data"}));
      node.plot = undefined;
    } else {
      drawers[panel.type](panel, node, answers.filter(answer => answer.result.length > 0));
      node.dataset.drawn = "yes";
    }
  } catch (error) {
    node.replaceChildren(Object.assign(document.createElement("div"), {className: "none", textContent: error.message}));
    node.plot = undefined;
    delete node.dataset.drawn;
  }
}

async function start() {
  const dashboard = await (await fetch("/api/dashboard")).json();
  const grid = document.getElementById("grid");
  const visible = new Set();
  const watcher = new IntersectionObserver(entries => entries.forEach(entry => {
    if (entry.isIntersecting && !visible.has(entry.target)) {
      visible.add(entry.target);
      refresh(entry.target.panel, entry.target);
    } else if (!entry.isIntersecting) visible.delete(entry.target);
  }), {rootMargin: "200px"});
  for (const panel of dashboard.panels) {
    const node = document.createElement("section");
    node.className = panel.type === "row" ? "rowtitle" : "panel " + panel.type;
    const {x, y, w, h} = panel.gridPos;
    node.style.gridColumn = `${x + 1} / span ${w}`;
    node.style.gridRow = `${y + 1} / span ${h}`;
    if (panel.type === "row") {
      node.textContent = panel.title;
    } else {
      node.title = panel.description || "";
      const title = Object.assign(document.createElement("h3"), {textContent: panel.title});
      const draw = Object.assign(document.createElement("div"), {className: "draw", panel});
      node.append(title, draw);
      watcher.observe(draw);
    }
    grid.append(node);
  }
  document.body.dataset.ready = "yes";
  setInterval(() => visible.forEach(node => refresh(node.panel, node)), EVERY_MILLIS);
}

start().catch(error => { document.getElementById("told").textContent = "cannot start: " + error.message; });
