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
import io.github.camelwecom.kf.watch.ConsumerReport;

/**
 * Shows nothing.
 */
final class NoMeters implements Meters {

    @Override
    public void show(String routeId, Supplier<ConsumerReport> consumer) {
        // nobody looks
    }

    @Override
    public void hide(String routeId) {
        // nothing is shown
    }

    @Override
    public void showCallbacks(CallbackHub callbacks) {
        // nobody looks
    }

    @Override
    public void called(String operation, Integer errcode, long nanos) {
        // nobody looks
    }

    @Override
    public void close() {
        // nothing is shown
    }
}
