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

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every snippet of the page about Kamelets, on Camel Main. */
class KameletsPageTest extends KameletsPageTestSupport {

    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern PROPERTY = Pattern.compile("^ {6}(\\w+):\n {8}title:", Pattern.MULTILINE);

    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    @Override
    protected URI start(String snippet) {
        configure(new Environment().with("WECOM", sandbox), List.of("application.properties"), snippet);
        main.addOverrideProperty("camel.component.wecom-kf.base-uri", sandbox.baseUri().toString());
        main.start();
        return url("/wecom/kf/callback");
    }

    private void configure(Environment environment, List<String> properties, String routes) {
        main.setDefaultPropertyPlaceholderLocation(inDirectory(properties.stream()));
        main.addMainListener(environment);
        main.addOverrideProperty("camel.server.port", "0");
        main.addOverrideProperty("camel.component.wecom-kf.state-directory", directory.resolve("state").toString());
        main.addOverrideProperty("kf.downloads", downloads().toString());
        main.configure().withRoutesIncludePattern(inDirectory(Stream.of(routes)));
    }

    private static String inDirectory(Stream<String> files) {
        return files.map(file -> "classpath:" + DIRECTORY + file).collect(Collectors.joining(","));
    }

    private URI url(String path) {
        int port = main.getCamelContext().hasService(MainHttpServer.class).getRouter().getServer().getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Test
    void aSourceOfAnotherCorpIsSetUpByProperties() throws Exception {
        configure(new Environment().with("WECOM", sandbox).with("SECOND", sandbox),
                List.of("application.properties", "second.properties"), "menu.camel.yaml");
        main.addOverrideProperty("camel.component.wecom-kf.corp-id", "wwTheFirst");
        main.addOverrideProperty("camel.kamelet.wecom-kf-source.baseUri", sandbox.baseUri().toString());
        main.addOverrideProperty("camel.kamelet.wecom-kf-sink.baseUri", sandbox.baseUri().toString());
        main.start();
        sandbox.callbackUrl(url("/second/kf/callback"));
        customer.says("hello");

        eventually(() -> assertThat(customer.received()).extracting("msgType").containsExactly("msgmenu"));
        assertThat(Files.exists(directory.resolve("state").resolve(sandbox.corpId()))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void thePageHasEveryPropertyOfEveryKamelet(PageLanguage language) throws Exception {
        String page = Files.readString(new GuidePage("kamelets", KameletsPageTest.class).file(language));
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "kamelets"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".kamelet.yaml", "");
                assertThat(names(NAME, rows(page, name))).as(name).isEqualTo(names(PROPERTY, Files.readString(file)));
            }
        }
    }

    /** The first columns of its table. */
    private static String rows(String page, String kamelet) {
        return page.substring(page.lastIndexOf("| `" + kamelet + "` | ")).split("\n\n")[0].lines().skip(2)
                .map(row -> row.split("\\|")[1]).collect(Collectors.joining("\n"));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(name -> name.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
