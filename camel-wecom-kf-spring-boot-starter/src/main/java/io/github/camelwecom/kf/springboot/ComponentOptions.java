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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What an application's properties say of the component, in any spelling that Spring Boot takes. The values are left as
 * they are written, for Camel to make of them what it makes in every other application: <code>1m</code>,
 * <code>#bean:name</code>, <code>{{env:NAME}}</code>.
 */
final class ComponentOptions {

    private static final String CORPS = "corps";
    /** Those of the starter, not of the component. */
    private static final Set<String> ITS_OWN = Set.of("enabled", "customizer", CORPS);

    private final Binder binder;
    private final String prefix;

    ComponentOptions(Environment environment, String prefix) {
        this.binder = Binder.get(environment);
        this.prefix = prefix;
    }

    OptionValues ofTheComponent() {
        Map<String, Object> said = new LinkedHashMap<>(under(prefix));
        said.keySet().removeAll(ITS_OWN);
        return new OptionValues(binder, prefix, said.keySet());
    }

    /** By the names of their components, which begin their URIs. */
    Map<String, OptionValues> ofFurtherCorps() {
        Map<String, OptionValues> corps = new TreeMap<>();
        String all = prefix + "." + CORPS;
        for (String name : under(all).keySet()) {
            String own = all + "." + name;
            corps.put(name, new OptionValues(binder, own, under(own).keySet()));
        }
        return corps;
    }

    private Map<String, Object> under(String name) {
        return binder.bind(name, Bindable.mapOf(String.class, Object.class)).orElseGet(Map::of);
    }
}
