"use strict";
// Text of documents only ever becomes textContent or canvas text.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = new Map(data.nodes.map((node) => [node.id, node]));
  const signs = { Person: "●", Organization: "■", Place: "▲" };
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const $ = (id) => document.getElementById(id);
  const hidden = new Set();
  let least = 1;
  let chosen = null;

  function element(tag, text, name) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (name) made.className = name;
    return made;
  }

  document.querySelector("h1").textContent = data.title;
  const part = data.nodes.length < data.total.entities ? data.nodes.length.toLocaleString("en") + " of " : "";
  $("counts").textContent = `${part}${data.total.entities.toLocaleString("en")} entities · ` +
    `${data.total.documents.toLocaleString("en")} documents`;

  // ---- the map
  const nodes = new vis.DataSet(data.drawn.nodes);
  const edges = new vis.DataSet(data.drawn.edges.map((edge, id) => ({ ...edge, id })));
  const strength = new Map();
  const between = new Map();
  for (const edge of data.edges) {
    const pair = [edge[0], edge[2]].sort().join("\n");
    if (!between.has(pair)) between.set(pair, []);
    between.get(pair).push(edge);
    strength.set(pair, Math.max(strength.get(pair) || 0, edge[3]));
  }
  const pairOf = (edge) => [edge.from, edge.to].sort().join("\n");
  const network = new vis.Network($("map"), { nodes, edges }, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: false, tooltipDelay: 1e9, keyboard: false, hideEdgesOnDrag: false },
    nodes: { font: { size: 0 }, borderWidth: 0 },
    edges: { smooth: false, color: { color: "#8a93a066", highlight: css("--accent"), opacity: 1 },
             selectionWidth: 1 },
  });

  // vis does not keep labels apart: ours are drawn largest first, where one is free.
  network.on("afterDrawing", (canvas) => {
    const scale = network.getScale();
    const taken = [];
    canvas.lineJoin = "round";
    for (const node of data.nodes) {
      const drawn = nodes.get(node.id);
      if (!drawn || drawn.hidden) continue;
      const at = network.getPosition(node.id);
      const size = Math.min(20, 11 + Math.sqrt(node.mentions)) / scale;
      const text = node.name.length > 32 ? node.name.slice(0, 31) + "…" : node.name;
      canvas.font = `${node.mentions > 6 ? "600 " : ""}${size}px system-ui, sans-serif`;
      const width = canvas.measureText(text).width;
      const gap = drawn.size + 4 / scale;
      const places = [[at.x + gap, at.y - size / 2], [at.x - gap - width, at.y - size / 2],
                      [at.x - width / 2, at.y + gap], [at.x - width / 2, at.y - gap - size]];
      const free = places.find(([x, y]) => taken.every((box) =>
        x > box[2] || x + width < box[0] || y > box[3] || y + size < box[1]));
      if (!free && node.id !== chosen) continue;
      const [x, y] = free || places[0];
      taken.push([x, y, x + width, y + size]);
      canvas.textBaseline = "top";
      canvas.strokeStyle = css("--paper");
      canvas.lineWidth = 3 / scale;
      canvas.strokeText(text, x, y);
      canvas.fillStyle = css("--ink");
      canvas.fillText(text, x, y);
    }
  });

  function refresh() {
    nodes.update(data.nodes.map((node) => ({ id: node.id, hidden: hidden.has(node.type) })));
    edges.update(edges.map((edge) => ({ id: edge.id, hidden: strength.get(pairOf(edge)) < least })));
  }

  // ---- the panel
  const panel = $("panel");

  function entityRow(id, note) {
    const row = element("button", undefined, "row");
    const node = byId.get(id);
    row.append(element("span", signs[node.type] || "◆"), element("span", node.name), element("span", note));
    row.addEventListener("click", () => select(id));
    return row;
  }

  function sentence(found) {
    const [text, title, date] = data.sentences[found[0]];
    const quote = element("blockquote");
    const spans = [[found[1], found[2]], [found[3], found[4]]].sort((a, b) => a[0] - b[0]);
    let at = 0;
    for (const [start, end] of spans) {
      if (start < at || end <= start) continue;
      quote.append(text.slice(at, start), element("mark", text.slice(start, end)));
      at = end;
    }
    quote.append(text.slice(at), element("footer", date ? `${title} · ${date}` : title));
    return quote;
  }

  const label = (type) => type.toLowerCase().replaceAll("_", " ");

  function showEntity(id) {
    const node = byId.get(id);
    const ties = data.edges.filter((edge) => edge[0] === id || edge[2] === id);
    panel.replaceChildren(element("p", node.type), element("h2", node.name),
      element("p", `${node.mentions} mentions · ${node.documents} documents`), element("p", node.seen));
    if (node.aliases.length) {
      panel.append(element("h3", "Also written"));
      for (const alias of node.aliases) panel.append(element("span", alias, "tag"));
    }
    panel.append(element("h3", "Connected to"));
    for (const edge of ties.slice(0, 60)) {
      const other = edge[0] === id ? edge[2] : edge[0];
      panel.append(entityRow(other, `${label(edge[1])} · ${edge[3]}`));
    }
    panel.append(element("h3", "Sentences"));
    const seen = new Set();
    for (const found of ties.flatMap((edge) => edge[4])) {
      if (seen.size >= 12 || seen.has(found[0])) continue;
      seen.add(found[0]);
      panel.append(sentence(found));
    }
  }

  function showPair(pair) {
    const [left, right] = pair.split("\n");
    panel.replaceChildren(element("p", "Connection"), entityRow(left, ""), entityRow(right, ""));
    for (const edge of between.get(pair) || []) {
      const npmi = edge[5] === null || edge[5] === undefined ? "" : ` · NPMI ${edge[5].toFixed(2)}`;
      panel.append(element("h3", `${label(edge[1])} · ${edge[3]} sentences${npmi}`));
      for (const found of edge[4]) panel.append(sentence(found));
      if (edge[3] > edge[4].length) panel.append(element("p", `${edge[3] - edge[4].length} more`));
    }
  }

  function showOverview() {
    panel.replaceChildren(element("p", "Most mentioned"));
    if (!data.nodes.length) {
      panel.append(element("h2", "No entity found"),
        element("p", "Check that the documents hold running text in the model's language."));
    }
    for (const node of data.nodes.slice(0, 20)) panel.append(entityRow(node.id, String(node.mentions)));
  }

  function select(id) {
    chosen = id;
    network.selectNodes([id]);
    network.moveTo({ position: network.getPosition(id), animation: false });
    showEntity(id);
  }

  network.on("click", (event) => {
    chosen = event.nodes[0] || null;
    if (event.nodes.length) showEntity(event.nodes[0]);
    else if (event.edges.length) showPair(pairOf(edges.get(event.edges[0])));
    else showOverview();
  });

  // ---- search
  const search = $("search");
  const found = $("found");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let matches = [];
  let marked = 0;

  function complete() {
    const wanted = fold(search.value.trim());
    matches = wanted ? data.nodes.filter((node) =>
      [node.name, ...node.aliases].some((name) => fold(name).includes(wanted))).slice(0, 8) : [];
    marked = 0;
    list();
  }

  function list() {
    found.replaceChildren(...matches.map((node, n) => {
      const item = element("li", `${signs[node.type] || "◆"} ${node.name}`);
      item.id = `found-${n}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(n === marked));
      item.addEventListener("mousedown", () => choose(n));
      return item;
    }));
    search.setAttribute("aria-expanded", String(matches.length > 0));
    if (matches.length) search.setAttribute("aria-activedescendant", `found-${marked}`);
    else search.removeAttribute("aria-activedescendant");
  }

  function choose(n) {
    if (!matches[n]) return;
    const { id } = matches[n];
    matches = [];
    list();
    select(id);
  }

  search.addEventListener("input", complete);
  search.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && matches.length) {
      marked = (marked + step + matches.length) % matches.length;
      list();
      event.preventDefault();
    } else if (event.key === "Enter") choose(marked);
    else if (event.key === "Escape") { search.value = ""; complete(); search.blur(); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== search) { search.focus(); event.preventDefault(); }
  });

  // ---- legend and slider
  const counts = new Map();
  for (const node of data.nodes) counts.set(node.type, (counts.get(node.type) || 0) + 1);
  for (const [type, count] of counts) {
    const toggle = element("button", `${signs[type] || "◆"} ${type} ${count}`);
    const drawn = data.drawn.nodes.find((node) => node.gb_type === type);
    toggle.style.color = drawn.color;
    toggle.setAttribute("aria-pressed", "true");
    toggle.addEventListener("click", () => {
      if (!hidden.delete(type)) hidden.add(type);
      toggle.setAttribute("aria-pressed", String(!hidden.has(type)));
      refresh();
    });
    $("legend").append(toggle);
  }
  const slider = $("weight");
  slider.max = String(Math.max(1, ...strength.values()));
  slider.addEventListener("input", () => {
    least = Number(slider.value);
    $("least").textContent = slider.value;
    refresh();
  });

  showOverview();
  network.once("afterDrawing", () => { document.documentElement.dataset.ready = "1"; });
  network.fit();
  window.graphbuild = { network, select };
})();
