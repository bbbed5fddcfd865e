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
package io.github.camelwecom.kf.model.send;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Card that recommends a member of the corp to a customer. Not offered in every edition of KF: the current list of
 * types (doc/94677) leaves it out.
 *
 * @param userId the recommended member
 */
public record BusinessCardContent(@Required @JsonProperty("userid") String userId) implements MessageContent {
}
