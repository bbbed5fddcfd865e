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

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Receive and answer WeChat customers' messages through WeCom Customer Service (KF).
 */
@UriEndpoint(firstVersion = "0.1.0", scheme = "wecom-kf", title = "WeCom KF", syntax = "wecom-kf:operation",
             category = { Category.CHAT, Category.CLOUD, Category.API })
public class WecomKfEndpoint extends DefaultEndpoint {

    @UriPath(description = "The operation of the KF API")
    @Metadata(required = true)
    private String operation;

    WecomKfEndpoint(String uri, WecomKfComponent component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() throws Exception {
        throw new IllegalStateException("no producer");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        throw new IllegalStateException("no consumer");
    }

    public String getOperation() {
        return operation;
    }

    public void setOperation(String operation) {
        this.operation = operation;
    }
}
