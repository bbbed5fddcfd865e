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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.camelwecom.kf.callback.CallbackStatistics;
import io.github.camelwecom.kf.doctor.CallbackFacts;
import io.github.camelwecom.kf.doctor.Doctor;
import io.github.camelwecom.kf.doctor.DoctorReport;
import io.github.camelwecom.kf.doctor.SetUp;
import io.github.camelwecom.kf.doctor.SetUp.CallbackSetUp;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.util.ObjectHelper;

/** The doctor for one endpoint of this application: its options, the client that it would call with, its callbacks. */
final class DoctorHere implements Supplier<DoctorReport> {

    private final WecomKfComponent component;
    private final WecomKfConfiguration options;

    DoctorHere(WecomKfComponent component, WecomKfConfiguration options) {
        this.component = component;
        this.options = options;
    }

    @Override
    public DoctorReport get() {
        SetUp setUp = setUp();
        CallbackFacts callbacks = setUp.wrongOption() == null ? callbackFacts() : null;
        Doctor doctor = new Doctor(setUp, callbacks, component.clock());
        if (!setUp.isCallable()) {
            return doctor.examine(Optional.empty(), Locale.getDefault());
        }
        try (ClientLease lease = component.clients().lease(options)) {
            return doctor.examine(Optional.of(lease.client()), Locale.getDefault());
        }
    }

    private SetUp setUp() {
        String wrongOption = wrongOption();
        return new SetUp(
                options.getCorpId(), options.hasAccess(), wrongOption, options.getOpenKfId(), options.getBaseUri(),
                wrongOption == null ? proxy() : null, stateDirectory(),
                new CallbackSetUp(
                        options.getToken(), options.getEncodingAesKey(), options.getCallbackPath(),
                        Duration.ofMillis(component.getCallbackFreshness())));
    }

    private String wrongOption() {
        try {
            OptionRules.check(options);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private String proxy() {
        HttpComponent http = component.getCamelContext()
                .getComponent(URI.create(options.getBaseUri()).getScheme(), HttpComponent.class);
        return ObjectHelper.isEmpty(http.getProxyHost()) ? null : http.getProxyHost() + ":" + http.getProxyPort();
    }

    private String stateDirectory() {
        boolean isElsewhere = options.getCursorRepository() != null || options.getDataSource() != null;
        return isElsewhere ? null : options.getStateDirectory();
    }

    private CallbackFacts callbackFacts() {
        Optional<CallbackStatistics> statistics = component.callbackHub().statistics(options.getCallbackPath());
        return new CallbackFacts(statistics.orElse(null), lastCallback().orElse(null));
    }

    private Optional<Instant> lastCallback() {
        return component.startedConsumers().stream()
                .filter(consumer -> consumer.getEndpoint().getConfiguration().getCorpId().equals(options.getCorpId()))
                .flatMap(consumer -> consumer.report().lastCallback().stream()).max(Comparator.naturalOrder());
    }
}
