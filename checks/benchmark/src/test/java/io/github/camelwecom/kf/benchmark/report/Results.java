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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * All comparisons, in a file, so that those that were not measured anew are kept.
 */
public record Results(List<Comparison> comparisons) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Results {
        comparisons = List.copyOf(comparisons);
    }

    /** None where there is no file. */
    public static Results read(Path file) throws IOException {
        return Files.exists(file) ? JSON.readValue(file.toFile(), Results.class) : new Results(List.of());
    }

    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }

    /** Newer ones take the place of those with the same id. */
    public Results with(List<Comparison> newer) {
        Map<String, Comparison> all = new LinkedHashMap<>();
        comparisons.forEach(one -> all.put(one.id(), one));
        newer.forEach(one -> all.put(one.id(), one));
        return new Results(List.copyOf(all.values()));
    }

    Optional<Comparison> find(String id) {
        return comparisons.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
