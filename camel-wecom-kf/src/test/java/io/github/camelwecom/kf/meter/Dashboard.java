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

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The dashboard for Grafana, as far as it asks for figures.
 */
record Dashboard(List<Panel> panels) {

    static final Path FILE = Path.of("..", "docs", "grafana", "wecom-kf.json");

    static Dashboard read() throws IOException {
        List<Panel> panels = new ArrayList<>();
        for (JsonNode panel : new ObjectMapper().readTree(FILE.toFile()).path("panels")) {
            List<Target> targets = new ArrayList<>();
            panel.path("targets").forEach(
                    target -> targets.add(new Target(target.path("expr").asText(), target.path("legendFormat").asText())));
            panels.add(new Panel(
                    panel.path("title").asText(), panel.path("type").asText(),
                    panel.path("fieldConfig").path("defaults").path("unit").asText(), targets));
        }
        return new Dashboard(panels);
    }

    Stream<Target> targets() {
        return panels.stream().flatMap(panel -> panel.targets().stream());
    }

    List<Panel> curves() {
        return panels.stream().filter(panel -> panel.type().equals("timeseries")).toList();
    }

    record Panel(String title, String type, String unit, List<Target> targets) {
    }

    /**
     * @param legend with names of tags in double braces
     */
    record Target(String expression, String legend) {
    }
}
