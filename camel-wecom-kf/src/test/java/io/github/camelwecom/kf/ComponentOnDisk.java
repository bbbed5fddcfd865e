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
package io.github.camelwecom.kf;

import java.nio.file.Path;
import java.util.function.Function;

import io.github.camelwecom.kf.progress.ProgressStore;
import org.apache.camel.spi.annotations.Component;

/**
 * The component on a disk that the test makes. Its options are found by the annotation, which is not inherited.
 */
@Component(WecomKfConstants.SCHEME)
final class ComponentOnDisk extends WecomKfComponent {

    private final Function<Path, ProgressStore> stores;

    ComponentOnDisk(Function<Path, ProgressStore> stores) {
        this.stores = stores;
    }

    @Override
    ProgressStore progressStore(WecomKfConfiguration options) {
        return stores.apply(Path.of(options.getStateDirectory()));
    }
}
