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
package io.github.camelwecom.kf.meter;

import java.util.function.Supplier;

import io.github.camelwecom.kf.callback.CallbackHub;
import io.github.camelwecom.kf.client.CallListener;
import io.github.camelwecom.kf.watch.ConsumerReport;

/**
 * Shows figures by meters. None of their tags has more than a few values: neither account nor customer is one.
 */
public interface Meters extends CallListener {

    /** What the names of all meters begin with. */
    String PREFIX = "camel.wecom.kf.";

    /** Shows how a consumer stands, until it is hidden. */
    void show(String routeId, Supplier<ConsumerReport> consumer);

    /** Shows that consumer no longer. */
    void hide(String routeId);

    /** Shows how callbacks ended, of the paths that there are by now. */
    void showCallbacks(CallbackHub callbacks);

    /** Shows nothing any longer but what was counted of calls. */
    void close();
}
