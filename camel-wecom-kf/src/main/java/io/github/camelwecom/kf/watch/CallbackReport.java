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
package io.github.camelwecom.kf.watch;

import java.time.Instant;

/**
 * How a consumer of callbacks stands at a moment.
 *
 * @param waiting how many callbacks wait for the route
 * @param last    when a callback came last, {@code null} when none did since the route was started
 * @param refused how many were refused since it cannot take them, so that the platform sends them again; zero while it
 *                can
 * @param problem why callbacks cannot be taken, {@code null} as long as they can
 */
public record CallbackReport(int waiting, Instant last, long refused, String problem) {
}
