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

import io.github.camelwecom.kf.client.RetryPolicy;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The application of {@link LargeMediaTest}: fetches a file, keeps it, and sends it on.
 */
public final class LargeMediaApplication extends RouteBuilder {

    private final String directory;

    private LargeMediaApplication(String directory) {
        this.directory = directory;
    }

    /** @param args address of the platform, directory for the file */
    public static void main(String[] args) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            WecomKfComponent component = new WecomKfComponent();
            component.getConfiguration().setBaseUri(args[0]);
            component.getConfiguration().setCorpId("ww1");
            component.getConfiguration().setSecret("secret");
            component.setRetryPolicy(RetryPolicy.NONE);
            context.addComponent("wecom-kf", component);
            context.addRoutes(new LargeMediaApplication(args[1]));
            context.start();
            context.createProducerTemplate().sendBody("direct:film", "M1");
        }
    }

    @Override
    public void configure() {
        from("direct:film").to("wecom-kf:mediaGet").wireTap("direct:keep").end().log("${header.CamelFileName}")
                // the platform takes 20 MB of a customer's answer, which is not what this is about
                .to("wecom-kf:sendMsg?msgType=file&openKfId=wk1&externalUserId=wm1&validateRequests=false");
        from("direct:keep").to("file:" + directory + "?fileName=film.mp4");
    }
}
