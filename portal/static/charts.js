// Draws a chart of the table beside it: each place names the element whose cells carry data-number.
// The table says everything; without this script nothing is missing.

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function numbersOf(place) {
  const rows = document.getElementById(place.dataset.chart).querySelectorAll("tbody tr");
  return [...rows].flatMap((row) => {
    const cell = row.querySelector("[data-number]");
    return cell ? [{ name: row.querySelector("th").textContent.trim(), value: Number(cell.dataset.number) }] : [];
  });
}

function option(place, numbers) {
  const names = numbers.map((number) => number.name);
  const text = colour("--ds-color-neutral-text-default");
  const line = place.dataset.chartKind === "line";
  const categories = {
    type: "category", data: names, axisTick: { show: false }, inverse: !line,
    axisLabel: { color: text, width: line ? 90 : 150, overflow: "truncate" },
  };
  const values = { type: "value", min: 0, minInterval: 1, axisLabel: { color: text } };
  return {
    animation: false,
    aria: { enabled: true, label: { description: `${place.dataset.chartLabel}: ${numbers.map((n) => `${n.name} ${n.value}`).join("; ")}` } },
    textStyle: { fontFamily: "Inter, sans-serif", color: text },
    grid: { left: 8, right: 48, top: 16, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: line ? categories : values,
    yAxis: line ? values : categories,
    series: [{
      type: line ? "line" : "bar", data: numbers.map((number) => number.value), silent: true, barMaxWidth: 22,
      itemStyle: { color: colour("--ds-color-accent-base-default") },
      label: { show: true, position: line ? "top" : "right", color: text },
    }],
  };
}

function draw(place) {
  const numbers = numbersOf(place);
  if (!numbers.length) return;
  place.hidden = false;
  place.style.blockSize = place.dataset.chartKind === "line" ? "16rem" : `${Math.max(8, numbers.length * 1.9 + 3)}rem`;
  const chart = echarts.getInstanceByDom(place) ?? echarts.init(place, null, { renderer: "svg" });
  chart.setOption(option(place, numbers));
  chart.resize();
}

const all = () => document.querySelectorAll("[data-chart]").forEach(draw);
all();
document.addEventListener("htmx:after:swap", all);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
let soon;
window.addEventListener("resize", () => {
  clearTimeout(soon);
  soon = setTimeout(all, 150);
});
