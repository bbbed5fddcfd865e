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

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.database.ReaderReport;
import io.github.camelwecom.kf.progress.Parking;
import io.github.camelwecom.kf.sync.AccountReport;
import io.github.camelwecom.kf.sync.AccountStatus;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether a consumer reads all its accounts. DOWN from the first failure that the client's own repetitions did not
 * cure, until a pull works again. Before the first answer of the platform the state is the registry's initial one,
 * which is DOWN by default: an application with a wrong secret must never be taken for ready.
 */
public final class WecomKfConsumerHealthCheck extends AbstractHealthCheck {

    private static final int MOST_REASONS = 5;

    private final Supplier<ConsumerReport> consumer;
    private final String routeId;

    public WecomKfConsumerHealthCheck(Supplier<ConsumerReport> consumer, String routeId) {
        super("camel", "consumer:wecom-kf-" + routeId);
        this.consumer = consumer;
        this.routeId = routeId;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        ConsumerReport report = consumer.get();
        builder.detail("route.id", routeId);
        builder.detail("account.count", report.served().size());
        addAccounts(builder, "accounts.in.trouble", report.inTrouble());
        addAccounts(builder, "accounts.taken", report.accounts(AccountStatus.TAKEN));
        addFailing(builder, report);
        report.lastCallback().ifPresent(at -> builder.detail("callback.last", at.toString()));
        report.reader().ifPresent(reader -> addReader(builder, reader));
        if (report.unannounced() > 0) {
            builder.detail("messages.unannounced", report.unannounced());
        }
        if (report.problem().isPresent()) {
            builder.down().message(report.problem().get());
            report.failure().ifPresent(failure -> addFailure(builder, failure));
        } else if (report.hasBegun()) {
            builder.up();
        } else {
            builder.message("Nothing was pulled yet on route " + routeId);
        }
    }

    private static void addReader(HealthCheckResultBuilder builder, ReaderReport reader) {
        builder.detail("reader", reader.holder()).detail("reader.here", reader.isUs())
                .detail("reader.since", reader.since().toString()).detail("reader.until", reader.until().toString());
    }

    private static void addAccounts(HealthCheckResultBuilder builder, String key, List<AccountReport> accounts) {
        if (!accounts.isEmpty()) {
            builder.detail(key, accounts.stream().map(AccountReport::openKfId).collect(Collectors.joining(",")));
        }
    }

    /** Reading goes on; somebody should look all the same. */
    private static void addFailing(HealthCheckResultBuilder builder, ConsumerReport report) {
        if (report.failing() > 0) {
            builder.detail("customers.failing", report.failing());
        }
        if (report.kept() > 0) {
            builder.detail("messages.kept", report.kept());
        }
        List<Parking> parked = report.parked();
        if (!parked.isEmpty()) {
            builder.detail("messages.parked", parked.size()).detail("messages.parked.since", parked.get(0).at().toString())
                    .detail("messages.parked.reasons", reasons(parked));
        }
    }

    private static String reasons(List<Parking> parked) {
        return parked.stream().map(Parking::reason).distinct().limit(MOST_REASONS).collect(Collectors.joining("; "));
    }

    private static void addFailure(HealthCheckResultBuilder builder, WecomKfException failure) {
        builder.error(failure).detail("operation", failure.getOperation())
                .detail("error.category", failure.getCategory().name());
        if (failure.getErrcode() != null) {
            builder.detail("errcode", failure.getErrcode()).detail("errmsg", failure.getErrmsg());
        }
    }
}
