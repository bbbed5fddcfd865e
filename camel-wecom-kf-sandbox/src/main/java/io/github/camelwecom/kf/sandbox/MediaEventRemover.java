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

import java.util.UUID;
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Keeps media out of WireMock's own journal, where a thousand of them would fill the memory. */
final class MediaEventRemover implements ServeEventListener {

    private final Consumer<UUID> removal;

    MediaEventRemover(Consumer<UUID> removal) {
        this.removal = removal;
    }

    @Override
    public String getName() {
        return "kf-sandbox-media";
    }

    @Override
    public void afterComplete(ServeEvent event, Parameters none) {
        if (event.getRequest().getUrl().startsWith("/cgi-bin/media/")) {
            removal.accept(event.getId());
        }
    }
}
