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
package io.github.camelwecom.kf.benchmark.report;

import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars with their values, as an SVG that looks the same on light and dark pages.
 */
record BarChart(String title, List<Bar> bars) {

    private static final int LABELS = 430;
    private static final int LONGEST = 330;
    private static final int VALUES = 100;
    private static final int ROW = 26;
    private static final int TOP = 44;

    /**
     * @param label what it is of
     * @param value how long it is
     * @param text  how that is said
     */
    record Bar(String label, double value, String text) {
    }

    String svg() {
        double longest = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        int width = LABELS + LONGEST + VALUES;
        int height = TOP + bars.size() * ROW + 10;
        StringBuilder svg = new StringBuilder().append(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <rect width="%d" height="%d" fill="#ffffff"/>
                <text x="12" y="26" font-size="15" font-weight="bold" fill="#222222">%s</text>
                """, width, height, width, height, escaped(title)));
        int y = TOP;
        for (Bar bar : bars) {
            double length = Math.max(1, bar.value() / longest * LONGEST);
            svg.append(String.format(Locale.ROOT, """
                    <text x="%d" y="%d" text-anchor="end" fill="#222222">%s</text>
                    <rect x="%d" y="%d" width="%.1f" height="16" fill="#3a7ca5"/>
                    <text x="%.1f" y="%d" fill="#222222">%s</text>
                    """, LABELS - 8, y + 13, escaped(bar.label()), LABELS, y, length, LABELS + length + 6, y + 13,
                    escaped(bar.text())));
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("`", "");
    }
}
