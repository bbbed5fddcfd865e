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
package io.github.camelwecom.kf.springboot;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.camelwecom.kf.WecomKfConstants;
import org.apache.camel.CamelContext;
import org.apache.camel.CatalogCamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.json.DeserializationException;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.springframework.boot.context.properties.bind.Binder;

/** The options of one component. */
final class OptionValues {

    private final Binder binder;
    private final String prefix;
    private final Set<String> said;

    /**
     * @param said what stands under the prefix, to find what is misspelt
     */
    OptionValues(Binder binder, String prefix, Set<String> said) {
        this.binder = binder;
        this.prefix = prefix;
        this.said = said;
    }

    /**
     * @param  component                not initialized yet, since some options are read then
     * @throws IllegalArgumentException if there is no such option
     */
    void apply(Component component) {
        ServiceHelper.buildService(component);
        CamelContext camelContext = component.getCamelContext();
        Set<String> options = optionsOfTheComponent(camelContext);
        checkThatThereAre(options);
        PropertyConfigurer configurer = component.getComponentPropertyConfigurer();
        valuesOf(options).forEach((option, value) -> PropertyBindingSupport.build().withConfigurer(configurer)
                .withMandatory(true).bind(camelContext, component, option, value));
    }

    private static Set<String> optionsOfTheComponent(CamelContext camelContext) {
        try {
            String catalog = ((CatalogCamelContext) camelContext).getComponentParameterJsonSchema(WecomKfConstants.SCHEME);
            JsonObject description = (JsonObject) Jsoner.deserialize(catalog);
            return new TreeSet<>(description.<Map<String, Object>> getMap("componentProperties").keySet());
        } catch (IOException | DeserializationException e) {
            throw new IllegalStateException("The jar of the component lacks its list of options", e);
        }
    }

    private Map<String, String> valuesOf(Set<String> options) {
        Map<String, String> values = new TreeMap<>();
        for (String option : options) {
            binder.bind(prefix + "." + StringHelper.camelCaseToDash(option), String.class)
                    .ifBound(value -> values.put(option, value));
        }
        return values;
    }

    private void checkThatThereAre(Set<String> options) {
        Set<String> known = options.stream().map(OptionValues::uniform).collect(Collectors.toSet());
        String unknown = said.stream().filter(name -> !known.contains(uniform(name))).sorted()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no option " + unknown + " under " + prefix + ". The options are "
                                               + options.stream().map(StringHelper::camelCaseToDash)
                                                       .collect(Collectors.joining(", ")));
        }
    }

    /** Spring Boot takes a name in any case, and with or without dashes. */
    private static String uniform(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
