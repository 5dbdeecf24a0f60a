"""What a key costs against the length of the file, drawn into `docs/assets/speed.svg`.

`python -m documentation.speed_plot`; needs matplotlib, which is in the `bench` dependency group.
"""

from __future__ import annotations

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullFormatter

from documentation import speed_figures
from documentation.speed_figures import EMPTY, OWN

_TITLES = {"valid": "digits of a number", "typing": "a line of code, letter by letter"}
_INK = "#1c1e26"
_OWN_COLOR = "#0057b8"
# After Okabe and Ito, so that they differ for the colour-blind too; none so light or so dark that
# it is lost when the site turns the plot dark.
_COLORS = ("#d55e00", "#009e73", "#cc79a7", "#7f6000", "#2f8fc4", "#b87f00", "#882255")
_MARKERS = "sD^vP*X"


def main() -> None:
    """Draw."""
    curves = speed_figures.read().curves()
    servers = [name for name in next(iter(curves.values())) if name not in (OWN, EMPTY)]
    colors = dict(zip(servers, _COLORS, strict=False))
    markers = dict(zip(servers, _MARKERS, strict=False))
    # Text stays text, in the reader's own font; equal figures give equal files.
    mpl.rcParams.update(
        {
            "svg.fonttype": "none",
            "svg.hashsalt": "edgewise",
            "font.family": "sans-serif",
            "text.color": _INK,
            "axes.labelcolor": _INK,
            "axes.edgecolor": _INK,
            "xtick.color": _INK,
            "ytick.color": _INK,
        }
    )
    figure = Figure(figsize=(9.6, 4.6), layout="constrained", facecolor="white")
    parts = figure.subplots(1, len(curves), sharey=True, squeeze=False)[0]
    for part, (kind, by_server) in zip(parts, curves.items(), strict=True):
        for server, by_lines in by_server.items():
            lines = sorted(by_lines)
            part.loglog(
                lines,
                [by_lines[each] for each in lines],
                label="Edgewise" if server == OWN else server,
                color=_OWN_COLOR if server == OWN else colors.get(server, "#6b6e78"),
                linewidth=2.6 if server == OWN else 1.4,
                linestyle=":" if server == EMPTY else "-",
                marker="o" if server == OWN else markers.get(server),
                markersize=5,
                zorder=3 if server == OWN else 2,
            )
        part.set_title(_TITLES[kind], fontsize=11)
        part.set_xlabel("lines of the file")
        part.set_xticks(lines)
        part.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
        part.xaxis.set_minor_formatter(NullFormatter())
        part.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        part.grid(which="major", color="#d9dbe2", linewidth=0.8)
        part.spines[["top", "right"]].set_visible(False)
    parts[0].set_ylabel("CPU of a key, ms")
    handles, labels = parts[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside right center", frameon=False)
    speed_figures.PLOT.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(
        speed_figures.PLOT,
        format="svg",
        metadata={"Date": None, "Description": f"Figures: {speed_figures.mark(curves)}"},
    )


if __name__ == "__main__":
    main()
