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
package io.github.camelwecom.kf.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.limit.Between;
import io.github.camelwecom.kf.model.limit.Items;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Request of customer/batchget (doc/95159).
 *
 * @param externalUserIds         1 to {@value #MAX_CUSTOMERS} customers
 * @param needEnterSessionContext 1 to be told how each last entered within 48 hours, 0 (default) not
 */
public record CustomerBatchGetRequest(
        @Required @Items(min = 1, max = MAX_CUSTOMERS) @JsonProperty("external_userid_list") List<String> externalUserIds,
        @Between(min = 0, max = 1) Integer needEnterSessionContext) {

    /** Most customers of one call. */
    public static final int MAX_CUSTOMERS = 100;

    /** Asks for these customers. */
    public static CustomerBatchGetRequest of(String... externalUserIds) {
        return new CustomerBatchGetRequest(List.of(externalUserIds), null);
    }
}
