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
package io.github.camelwecom.kf.doctor;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

import io.github.camelwecom.kf.client.KfClient;

/** Goes through a set-up, and tells what to do where. Makes at most three kinds of calls, which change nothing. */
public final class Doctor {

    private final SetUp setUp;
    private final CallbackFacts callbacks;
    private final Clock clock;

    /**
     * @param callbacks {@code null} where no application runs, or its options are wrong
     * @param clock     what the platform's time is compared with
     */
    public Doctor(SetUp setUp, CallbackFacts callbacks, Clock clock) {
        this.setUp = setUp;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    /**
     * @param client the application's own; empty where the set-up is {@linkplain SetUp#isCallable() not enough} for one
     * @param locale what to say it in: Chinese, or else English
     */
    public DoctorReport examine(Optional<KfClient> client, Locale locale) {
        Chart chart = new Chart(Texts.of(locale));
        new SettingsCheck(setUp).examine(chart);
        if (setUp.wrongOption() == null) {
            new StateDirectoryCheck(setUp.stateDirectory()).examine(chart);
            new CallbackCheck(setUp, callbacks).examine(chart);
        }
        client.ifPresent(api -> examine(api, chart));
        return chart.report();
    }

    private void examine(KfClient client, Chart chart) {
        new ConnectionCheck(setUp, client, clock).examine(chart);
        if (chart.allowsCalls()) {
            new AccessCheck(setUp, client).examine(chart);
        }
    }
}
