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
package io.github.camelwecom.kf.sandbox.junit5;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.KfSandboxBuilder;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A sandbox for tests. In a static field with {@code @RegisterExtension}, or by {@code @ExtendWith}, one sandbox serves
 * all tests of the class; in an instance field every test gets a new one. Parameters of type {@link KfSandbox} are
 * resolved.
 */
public final class KfSandboxExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private final KfSandboxBuilder settings;
    private KfSandbox sandbox;
    /** How many classes share the sandbox now: nested classes come on top of the one that declares the field. */
    private int classes;

    public KfSandboxExtension() {
        this(KfSandbox.builder());
    }

    public KfSandboxExtension(KfSandboxBuilder settings) {
        this.settings = settings;
    }

    /**
     * The running sandbox.
     *
     * @throws IllegalStateException before the extension has started it
     */
    public KfSandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException("The sandbox runs only during tests; is the field annotated @RegisterExtension?");
        }
        return sandbox;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (classes++ == 0) {
            sandbox = settings.start();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (classes == 0) {
            sandbox = settings.start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (classes == 0) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--classes == 0) {
            stop();
        }
    }

    private void stop() {
        sandbox.close();
        sandbox = null;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KfSandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sandbox();
    }
}
