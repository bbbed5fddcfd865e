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
package io.github.camelwecom.kf.operation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelwecom.kf.client.KfOperation;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells, once for each field of a request, that an option is without effect because a header says something else. */
final class OverruledOptions {

    private static final Logger LOG = LoggerFactory.getLogger(OverruledOptions.class);

    private final Set<RequestField> told = ConcurrentHashMap.newKeySet();

    void look(RequestField field, KfOperation operation, Exchange exchange, OperationOptions options) {
        if (field.isContested(exchange, options) && told.add(field)) {
            LOG.warn("Option {} of wecom-kf:{} has no effect, because header {} says something else and wins. Where the option"
                     + " is meant, remove that header before",
                    field.option(), operation.operationName(), field.header());
        }
    }
}
