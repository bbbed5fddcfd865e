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
package io.github.camelwecom.kf.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelwecom.kf.operation.NearName;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.util.URISupport;

/**
 * Camel's catalog with this component in it, for tests that find misspelt options of endpoints before anything is
 * started, also in routes that no other test runs. Needs <code>camel-catalog</code>.
 */
public final class WecomKfCatalog {

    private static final String NAME = "wecom-kf";
    private static final String DESCRIPTION = "/META-INF/io/github/camelwecom/kf/wecom-kf.json";

    private final CamelCatalog catalog = new DefaultCamelCatalog();
    private final Set<String> names = new TreeSet<>();

    private WecomKfCatalog(Collection<String> names) {
        String description = description();
        catalog.setSuggestionStrategy((known, unknown) -> NearName.of(unknown, known).stream().toArray(String[]::new));
        this.names.addAll(names);
        this.names.forEach(name -> catalog.addComponent(name, "io.github.camelwecom.kf.WecomKfComponent", description));
    }

    /**
     * @param otherNames under which the component is known besides <code>wecom-kf</code>, such as those of further
     *                   corps
     */
    public static WecomKfCatalog load(String... otherNames) {
        List<String> names = new ArrayList<>(List.of(otherNames));
        names.add(NAME);
        return new WecomKfCatalog(names);
    }

    private static String description() {
        try (InputStream json = WecomKfCatalog.class.getResourceAsStream(DESCRIPTION)) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The catalog itself, for all else that it can tell. */
    public CamelCatalog catalog() {
        return catalog;
    }

    /**
     * What is wrong with the endpoints of this component that routes receive from and send to, by <code>from</code>,
     * <code>to</code>, <code>toD</code> and <code>wireTap</code>: option by option, with what may have been meant.
     *
     * @param  camelContext has the routes, started or not
     * @return              a text for each wrong endpoint, without secrets; empty when all are right
     */
    public List<String> problems(CamelContext camelContext) {
        List<String> problems = new ArrayList<>();
        for (RouteDefinition route : camelContext.getCamelContextExtension().getContextPlugin(Model.class)
                .getRouteDefinitions()) {
            check(route.getInput().getEndpointUri(), true, problems);
            ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class)
                    .forEach(to -> check(to.getEndpointUri(), false, problems));
            ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDynamicDefinition.class)
                    .forEach(to -> check(to.getUri(), false, problems));
        }
        return problems;
    }

    private void check(String uri, boolean consumed, List<String> problems) {
        if (uri == null || names.stream().noneMatch(name -> uri.startsWith(name + ":"))) {
            return;
        }
        EndpointValidationResult result = catalog.validateEndpointProperties(uri, false, consumed, !consumed);
        if (!result.isSuccess()) {
            problems.add(URISupport.sanitizeUri(uri) + "\n" + result.summaryErrorMessage(false));
        }
    }
}
