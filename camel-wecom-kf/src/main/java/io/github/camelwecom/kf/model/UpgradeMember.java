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

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * The specialist a customer is recommended to (doc/94674).
 *
 * @param userId  a member that the settings of the upgrade service allow
 * @param wording words of the recommendation; may be {@code null}
 */
public record UpgradeMember(@Required @JsonProperty("userid") String userId, String wording) {

    /** Without the wording, which belongs into no log. */
    @Override
    public String toString() {
        return "UpgradeMember[userId=" + userId + "]";
    }
}
