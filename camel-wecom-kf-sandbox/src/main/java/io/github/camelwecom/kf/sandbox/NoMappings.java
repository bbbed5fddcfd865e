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
package io.github.camelwecom.kf.sandbox;

import java.util.List;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;

/**
 * A sandbox has the stubs that its test makes, none from files: those under {@code src/test/resources/mappings} are for
 * other servers of the same tests.
 */
final class NoMappings implements MappingsSource {

    @Override
    public void loadMappingsInto(StubMappings stubs) {
        // none
    }

    @Override
    public void save(List<StubMapping> stubs) {
        throw notKept();
    }

    @Override
    public void save(StubMapping stub) {
        throw notKept();
    }

    @Override
    @SuppressWarnings("removal") // WireMock has it without a body until it goes
    public void remove(StubMapping stub) {
        // was never kept
    }

    @Override
    public void removeAll() {
        // none was kept
    }

    private static UnsupportedOperationException notKept() {
        return new UnsupportedOperationException("The sandbox keeps no stubs in files: make them in the test");
    }
}
