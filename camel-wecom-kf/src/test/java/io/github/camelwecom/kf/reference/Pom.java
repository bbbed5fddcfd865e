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
package io.github.camelwecom.kf.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What a module of this build says of its dependencies. Versions are looked up where this build has them: in the
 * dependency itself or in the parent, by name or by the bill of materials of its group.
 */
final class Pom {

    private static final Path ROOT = Path.of("..");

    private final Element project;
    private final Pom parent;

    private Pom(Path directory, Pom parent) throws Exception {
        this.project = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(directory.resolve("pom.xml").toFile()).getDocumentElement();
        this.parent = parent;
    }

    /** All modules, by their names; those of profiles too. */
    static Map<String, Pom> modules() throws Exception {
        Pom parent = new Pom(ROOT, new Pom(ROOT.resolve("camel-wecom-kf-bom"), null));
        Map<String, Pom> modules = new HashMap<>();
        for (Element module : elements(parent.project.getElementsByTagName("module"), "module")) {
            String name = module.getTextContent();
            modules.put(name, new Pom(ROOT.resolve(name), parent));
        }
        return modules;
    }

    /** Those of others, not of this build. */
    List<Dependency> dependencies() {
        List<Dependency> dependencies = new ArrayList<>();
        Element declared = child(project, "dependencies");
        if (declared == null) {
            return dependencies;
        }
        for (Element dependency : elements(declared, "dependency")) {
            if (!text(dependency, "groupId").startsWith("io.github.camelwecom")) {
                dependencies.add(dependency(dependency, "test".equals(text(dependency, "scope"))));
            }
        }
        return dependencies;
    }

    /** What its tests have besides, where all of them run. */
    List<Dependency> additionsToTests() {
        String name = "additionalClasspathDependency";
        return elements(project.getElementsByTagName(name), name).stream().map(addition -> dependency(addition, true)).toList();
    }

    private Dependency dependency(Element declared, boolean test) {
        String group = text(declared, "groupId");
        String artifact = text(declared, "artifactId");
        return new Dependency(group + ":" + artifact, version(declared, group, artifact), test);
    }

    private String version(Element dependency, String group, String artifact) {
        String version = text(dependency, "version");
        String known = version == null ? managedVersion(group, artifact) : resolved(version);
        // Jackson's annotations have no patches
        return "jackson-annotations".equals(artifact) ? known.substring(0, known.lastIndexOf('.')) : known;
    }

    /** The version that this or a parent gives, to dependencies of dependencies too. */
    String managedVersion(String group, String artifact) {
        return Stream.iterate(this, Objects::nonNull, pom -> pom.parent).map(pom -> pom.managed(group, artifact))
                .flatMap(Optional::stream).map(this::resolved).findFirst().orElseThrow();
    }

    private Optional<String> managed(String group, String artifact) {
        Element management = child(project, "dependencyManagement");
        if (management == null) {
            return Optional.empty();
        }
        List<Element> managed = elements(child(management, "dependencies"), "dependency");
        return managed.stream()
                .filter(entry -> group.equals(text(entry, "groupId")) && artifact.equals(text(entry, "artifactId")))
                .findFirst()
                .or(() -> managed.stream().filter(entry -> "import".equals(text(entry, "scope")))
                        .filter(entry -> (group + ".").startsWith(text(entry, "groupId") + ".")).findFirst())
                .map(entry -> text(entry, "version"));
    }

    private String resolved(String version) {
        return version.startsWith("${") ? property(version.substring(2, version.length() - 1)) : version;
    }

    /** Its own, or a parent's. */
    String property(String name) {
        Element properties = child(project, "properties");
        String own = properties == null ? null : text(properties, name);
        return own != null || parent == null ? own : parent.property(name);
    }

    private static String text(Element element, String name) {
        Element child = child(element, name);
        return child == null ? null : child.getTextContent();
    }

    private static Element child(Element element, String name) {
        return elements(element, name).stream().findFirst().orElse(null);
    }

    private static List<Element> elements(Element parent, String name) {
        return elements(parent.getChildNodes(), name);
    }

    private static List<Element> elements(NodeList nodes, String name) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item)
                .filter(Element.class::isInstance).map(Element.class::cast)
                .filter(element -> name.equals(element.getTagName())).toList();
    }

    /**
     * @param name group and artifact
     */
    record Dependency(String name, String version, boolean test) {
    }
}
