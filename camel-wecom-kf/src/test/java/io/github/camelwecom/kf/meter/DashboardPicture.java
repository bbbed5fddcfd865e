/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelwecom.kf.meter;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The curves of the dashboard as SVG, in light and dark.
 */
final class DashboardPicture {

    private static final int WIDTH = 1000;
    private static final int PANEL_WIDTH = 490;
    private static final int PANEL_HEIGHT = 210;
    private static final int TOP = 44;
    private static final int PLOT_LEFT = 52;
    private static final int PLOT_TOP = 34;
    private static final int PLOT_WIDTH = 424;
    private static final int PLOT_HEIGHT = 110;
    private static final List<String> COLOURS
            = List.of("#2f7ed8", "#e0752d", "#1f9d72", "#b0478c", "#c9a227", "#6a5acd", "#c0392b", "#708090");
    /** How far back growth is looked at, in scrapes. */
    private static final int WINDOW = 4;

    private final Dashboard dashboard;
    private final List<Scrape> scrapes;
    private final StringBuilder svg = new StringBuilder();

    DashboardPicture(Dashboard dashboard, List<Scrape> scrapes) {
        this.dashboard = dashboard;
        this.scrapes = scrapes;
    }

    String svg() {
        List<Dashboard.Panel> panels = dashboard.curves();
        int height = TOP + (panels.size() + 1) / 2 * (PANEL_HEIGHT + 10);
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\">",
                WIDTH,
                height);
        line("<style>.paper{fill:#fff}.panel{fill:#f7f8fa;stroke:#d8dce3}.ink{fill:#24292f}.faint{fill:#6b7280}.grid{stroke:#d8dce3}"
             + "@media(prefers-color-scheme:dark){.paper{fill:#111217}.panel{fill:#181b1f;stroke:#2c3235}.ink{fill:#e6e6e6}"
             + ".faint{fill:#9aa0a6}.grid{stroke:#2c3235}}</style>");
        line("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", WIDTH, height);
        text("ink", 10, 26, "start",
                "Figures of a run of " + Math.round(end() - begin()) + " seconds against the sandbox, drawn without Grafana",
                15);
        for (int n = 0; n < panels.size(); n++) {
            panel(panels.get(n), n % 2 * (PANEL_WIDTH + 10) + 5, TOP + n / 2 * (PANEL_HEIGHT + 10));
        }
        line("</svg>");
        return svg.toString();
    }

    private void panel(Dashboard.Panel panel, int x, int y) {
        Map<String, double[]> curves = curves(panel);
        double top = niceAbove(curves.values().stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).max()
                .orElse(0));
        line("<g transform=\"translate(%d,%d)\">", x, y);
        line("<rect class=\"panel\" width=\"%d\" height=\"%d\" rx=\"3\"/>", PANEL_WIDTH, PANEL_HEIGHT);
        text("ink", 10, 20, "start", panel.title(), 13);
        for (int part = 0; part <= 2; part++) {
            double gridY = PLOT_TOP + PLOT_HEIGHT * (1 - part / 2.0);
            line("<path class=\"grid\" d=\"M%d %sH%d\"/>", PLOT_LEFT, number(gridY), PLOT_LEFT + PLOT_WIDTH);
            text("faint", PLOT_LEFT - 6, gridY + 4, "end", number(top * part / 2) + (panel.unit().equals("s") ? " s" : ""), 10);
        }
        for (int seconds = 0; seconds <= end() - begin(); seconds += 30) {
            text("faint", PLOT_LEFT + PLOT_WIDTH * seconds / (end() - begin()), PLOT_TOP + PLOT_HEIGHT + 14, "middle",
                    seconds + " s", 10);
        }
        int colour = 0;
        for (Map.Entry<String, double[]> curve : curves.entrySet()) {
            line("<path fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" d=\"%s\"/>", COLOURS.get(colour % COLOURS.size()),
                    path(curve.getValue(), top));
            colour++;
        }
        legend(List.copyOf(curves.keySet()));
        line("</g>");
    }

    private void legend(List<String> names) {
        double x = PLOT_LEFT;
        double y = PLOT_TOP + PLOT_HEIGHT + 32;
        for (int n = 0; n < names.size(); n++) {
            double width = 22 + 6.2 * names.get(n).length();
            if (x + width > PANEL_WIDTH - 8) {
                x = PLOT_LEFT;
                y += 15;
            }
            line("<path stroke=\"%s\" stroke-width=\"2\" d=\"M%s %sh10\"/>", COLOURS.get(n % COLOURS.size()), number(x),
                    number(y - 4));
            text("ink", x + 14, y, "start", names.get(n), 11);
            x += width;
        }
    }

    /** By legend; those that never are above zero are left out, unless all are. */
    private Map<String, double[]> curves(Dashboard.Panel panel) {
        Map<String, double[]> curves = new TreeMap<>();
        for (Dashboard.Target target : panel.targets()) {
            Query query = Query.of(target.expression());
            for (int n = WINDOW; n < scrapes.size(); n++) {
                int at = n;
                query.at(scrapes.get(n - WINDOW), scrapes.get(n)).forEach((tags, value) -> curves.computeIfAbsent(
                        legend(target.legend(), tags), name -> nothing())[at] = value);
            }
        }
        Map<String, double[]> seen = curves.entrySet().stream()
                .filter(curve -> Arrays.stream(curve.getValue()).anyMatch(value -> value > 0))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
        return seen.isEmpty() ? curves : seen;
    }

    private double[] nothing() {
        double[] values = new double[scrapes.size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static String legend(String format, Map<String, String> tags) {
        String legend = format;
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            legend = legend.replace("{{" + tag.getKey() + "}}", tag.getValue());
        }
        return legend;
    }

    private String path(double[] values, double top) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int n = 0; n < values.length; n++) {
            if (Double.isFinite(values[n])) {
                double x = PLOT_LEFT + PLOT_WIDTH * (scrapes.get(n).second() - begin()) / (end() - begin());
                double y = PLOT_TOP + PLOT_HEIGHT * (1 - values[n] / top);
                path.append(pen ? "L" : "M").append(number(x)).append(' ').append(number(y));
            }
            pen = Double.isFinite(values[n]);
        }
        return path.toString();
    }

    private double begin() {
        return scrapes.get(0).second();
    }

    private double end() {
        return scrapes.get(scrapes.size() - 1).second();
    }

    /** One, two or five times a power of ten. */
    private static double niceAbove(double value) {
        if (value <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        return power * (value <= power ? 1 : value <= 2 * power ? 2 : value <= 5 * power ? 5 : 10);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, Math.abs(value) < 0.1 ? "%.4f" : "%.2f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("[.]$", "") : text;
    }

    private void text(String style, double x, double y, String anchor, String text, int size) {
        line("<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%d\">%s</text>", style, number(x), number(y),
                anchor,
                size, text);
    }

    private void line(String format, Object... values) {
        svg.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values)).append('\n');
    }
}
