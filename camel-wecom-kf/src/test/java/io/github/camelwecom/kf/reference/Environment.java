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

import java.util.HashMap;
import java.util.Map;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.PropertiesFunction;

/** Stands for the environment of the process, which a test cannot change: what {@code {{env:NAME}}} means. */
public final class Environment extends MainListenerSupport implements PropertiesFunction {

    private final Map<String, String> variables = new HashMap<>();

    /** @param prefix what the names of the corp's variables begin with */
    public Environment with(String prefix, KfSandbox corp) {
        variables.put(prefix + "_CORP_ID", corp.corpId());
        variables.put(prefix + "_KF_SECRET", corp.secret());
        variables.put(prefix + "_KF_TOKEN", corp.token());
        variables.put(prefix + "_KF_AES_KEY", corp.encodingAesKey());
        return this;
    }

    public Environment withVariable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    @Override
    public void beforeInitialize(BaseMainSupport main) {
        main.getCamelContext().getPropertiesComponent().addPropertiesFunction(this);
    }

    @Override
    public String getName() {
        return "env";
    }

    @Override
    public String apply(String name) {
        return variables.get(name);
    }
}
