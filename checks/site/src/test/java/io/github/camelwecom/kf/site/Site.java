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
package io.github.camelwecom.kf.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A site on the disk, as a server would hand it out, and of it one version. */
final class Site {

    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*? href=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    private final Path root;
    private final String base;
    private final Map<Path, Set<String>> anchors = new HashMap<>();

    Site(Path root, String version) {
        this.root = root;
        this.base = "/" + version + "/";
    }

    /** Of the version, by their places in it. */
    List<String> pages() throws IOException {
        Path version = root.resolve(base.substring(1));
        try (Stream<Path> files = Files.walk(version)) {
            return files.map(file -> version.relativize(file).toString()).filter(name -> name.endsWith(".html")).toList();
        }
    }

    /** To places of the site, from its root, each once. */
    List<String> links() throws IOException {
        return pages().stream().flatMap(this::linksOf).distinct().toList();
    }

    private Stream<String> linksOf(String page) {
        return LINK.matcher(read(root.resolve(base.substring(1) + page))).results()
                .map(link -> decoded(link.group(1))).filter(link -> link.startsWith("/") || link.startsWith("#"))
                .map(link -> link.startsWith("#") ? base + page + link : link);
    }

    boolean isThere(String link) {
        String[] parts = link.split("#", 2);
        Path place = root.resolve(parts[0].substring(1)).normalize();
        Path file = Files.isDirectory(place) ? place.resolve("index.html") : place;
        return Files.isRegularFile(file)
                && (parts.length == 1 || parts[1].isEmpty()
                        || anchors.computeIfAbsent(file, Site::anchorsOf).contains(parts[1]));
    }

    private static Set<String> anchorsOf(Path page) {
        return ID.matcher(read(page)).results().map(id -> decoded(id.group(1))).collect(Collectors.toSet());
    }

    private static String decoded(String attribute) {
        String text = attribute.replace("&amp;", "&").replace("+", "%2B");
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
