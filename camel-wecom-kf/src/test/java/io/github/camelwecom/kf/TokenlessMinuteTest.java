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
import java.time.Duration;
import java.util.List;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The platform counts a call when it arrives, which may be seconds after it went.
 */
@Tag("slow")
@Tag("once")
class TokenlessMinuteTest {

    private static final int PER_MINUTE = 9;

    @TempDir
    Path stateDirectory;

    @Test
    void callsThatTravelForLongAreNotTooManyInAnyMinuteOfThePlatform() throws Exception {
        try (ManyAccountsPlatform platform = new ManyAccountsPlatform(3 * PER_MINUTE);
             DefaultCamelContext context = new DefaultCamelContext()) {
            platform.travel(Duration.ofSeconds(2));
            WecomKfComponent component = new WecomKfComponent();
            component.setMaxTokenlessSyncPerMinute(PER_MINUTE);
            component.getConfiguration().setBaseUri(platform.baseUri());
            component.getConfiguration().setCorpId(ManyAccountsPlatform.CORP);
            component.getConfiguration().setSecret("any");
            component.getConfiguration().setStateDirectory(stateDirectory.toString());
            context.addComponent("wecom-kf", component);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("wecom-kf:syncMsg").to("mock:any");
                }
            });
            context.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> platform.pulls().size() >= PER_MINUTE);
            platform.travel(Duration.ZERO);

            await().atMost(Duration.ofSeconds(90)).until(() -> platform.pulls().size() >= 2 * PER_MINUTE);
            List<Long> counted = platform.pulls().stream().map(ManyAccountsPlatform.Pull::nanos).toList();
            for (int call = 0; call + PER_MINUTE < counted.size(); call++) {
                assertThat(Duration.ofNanos(counted.get(call + PER_MINUTE) - counted.get(call)))
                        .as("from call %d to the ninth after it", call).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
            }
        }
    }
}
